package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import io.undercut.job.dag.RunJournal;
import io.undercut.job.dag.RunRecord;
import io.undercut.job.dag.TaskRecord;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.job.task.TrainingPipeline;
import io.undercut.job.task.Zoo;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelCatalog;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.tabular.TableRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on whole runs. */
final class PipelineCommand {
    private static final int GATE_REFUSED = 4;

    private PipelineCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Group())
                .addSubcommand(new Run(surroundings))
                .addSubcommand(new Resume(surroundings))
                .addSubcommand(new Status(surroundings));
    }

    @Command(
            name = "pipeline",
            mixinStandardHelpOptions = true,
            description = "Whole runs: laps in, published models out.",
            footer = {"", "Example:", "  undercut pipeline run"})
    private static final class Group extends CommandGroup {}

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description =
                    "Validates, builds features, trains, evaluates and publishes. With no data at all it simulates a"
                            + " small championship first.",
            footer = {"", "Example:", "  undercut pipeline run --laps laps/ --seasons 2022,2023 --test-seasons 2024"})
    private static final class Run implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Mixin
        private SeasonsOptions data;

        @Mixin
        private TableOptions table;

        @Option(
                names = "--dag",
                defaultValue = TrainingPipeline.DAG,
                description = "the DAG (default: ${DEFAULT-VALUE})")
        private String dag;

        @Option(names = "--run-id", paramLabel = "ID", description = "the run's name (default: the DAG's and the time)")
        private String runId;

        @Option(
                names = "--models",
                split = ",",
                paramLabel = "MODEL",
                description =
                        "of ${bundle:zoo.models}, or all alone, which is all that the lake has data for (default: the DAG's, ${bundle:zoo.usual})")
        private List<String> models = List.of();

        @Mixin
        private AlgorithmOptions learner;

        @Option(
                names = "--warm-start",
                paramLabel = "VERSION",
                description =
                        "begin with the parameters of this version, or of the champion: 'champion' (default: freshly"
                                + " initialised)")
        private String warmStart;

        private Run(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (!dag.equals(TrainingPipeline.DAG)) {
                throw Fault.configuration("--dag is '" + dag + "'; must be " + TrainingPipeline.DAG);
            }
            Optional<TableRequest> named = table.request();
            named.ifPresent(this::refuseBeside);
            Zoo zoo = named.isEmpty()
                    ? surroundings.zoo()
                    : TableOptions.placed(surroundings.zoo(), models.get(0), named);
            List<ModelType> asked = zoo.models().asked(models);
            PipelineWork work = new PipelineWork(surroundings, options, zoo, named.orElse(null));
            List<ModelType> types = learner.of(ModelCatalog.isAll(models) ? work.taught(asked) : asked);
            RunRecord run = work.start(types, data, learner.start(null, warmStart), runId, Promotion.IF_GATES_PASS);
            return ended(new Console(surroundings, options), run);
        }

        private void refuseBeside(TableRequest named) {
            data.refuseBeside("--table");
            if (models.size() != 1 || ModelCatalog.isAll(models)) {
                throw Fault.configuration(
                        "--table is " + named.file() + ", which one model learns from; name that one with --models");
            }
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Takes up a run that was killed or failed: what is done stays done, training goes on from its"
                    + " newest intact checkpoint, and the model is the one an undisturbed run gives.",
            footer = {"", "Example:", "  undercut pipeline resume " + TrainingPipeline.DAG + "_20260214_020000"})
    private static final class Resume implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "RUN_ID", description = "the run")
        private String runId;

        private Resume(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            RunRecord run = new PipelineWork(surroundings, options).resume(runId);
            return ended(new Console(surroundings, options), run);
        }
    }

    private static int ended(Console console, RunRecord run) {
        console.result(run, text(run));
        run.models().stream().flatMap(GateLines::notCompared).forEach(console::warn);
        List<String> refused = run.models().stream()
                .filter(model -> !model.path("promoted").asBoolean())
                .map(GateLines::whyNotPromoted)
                .toList();
        refused.forEach(console::warn);
        return refused.isEmpty() ? 0 : GATE_REFUSED;
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = {
                "Shows a run, or lists the runs there are.",
                "A run's date is its first start; its duration is the time at work, every resume counted, pauses not."
            },
            footer = {"", "Example:", "  undercut pipeline status " + TrainingPipeline.DAG + "_20260214_020000"})
    private static final class Status implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Parameters(arity = "0..1", paramLabel = "RUN_ID", description = "the run (default: list all)")
        private String runId;

        private Status(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            RunJournal journal =
                    new RunJournal(ArtifactStores.at(options.warehouse().runs()));
            Console console = new Console(surroundings, options);
            if (runId == null) {
                List<RunLine> runs = journal.ids().stream()
                        .map(id -> RunLine.of(journal, id))
                        .toList();
                console.result(
                        Map.of("runs", runs),
                        runs.isEmpty()
                                ? "no run has been there yet; start one with: undercut pipeline run"
                                : runs.stream().map(RunLine::text).collect(Collectors.joining(System.lineSeparator())));
            } else {
                RunRecord run = journal.read(runId);
                console.result(run, text(run));
            }
            return 0;
        }
    }

    static String text(RunRecord run) {
        StringBuilder text =
                new StringBuilder("%s %s in %.1f s".formatted(run.dagRunId(), run.status(), run.durationSeconds()));
        for (TaskRecord task : run.tasks()) {
            text.append("%n  %-28s %-9s %6.1f s  %s"
                    .formatted(task.taskId(), task.status(), task.durationSeconds(), remark(task)));
        }
        for (JsonNode model : run.models()) {
            text.append(System.lineSeparator()).append(modelLine(model));
        }
        return text.toString();
    }

    private static String remark(TaskRecord task) {
        if (task.reason() != null) {
            return task.reason();
        }
        if (task.note() != null) {
            return task.note();
        }
        return task.flinkJobId() == null ? "" : "Flink job " + task.flinkJobId();
    }

    private static String figure(JsonNode metrics) {
        return LeadFigure.of(metrics).map(LeadFigure::text).orElse("unknown");
    }

    static String modelLine(JsonNode model) {
        return String.format(
                Locale.ROOT,
                "  %s@%s: %s, best baseline %s (%s), %s%n  sha256 %s%n%s%n  report %s",
                model.path("model_type").asText(),
                model.path("version").asText(),
                figure(model.path("metrics")),
                figure(model.path("baseline").path("metrics")),
                model.path("baseline").path("name").asText(),
                model.path("promoted").asBoolean() ? "promoted" : "not promoted",
                model.path("sha256").asText(),
                GateLines.table(model),
                model.path("report").asText());
    }
}
