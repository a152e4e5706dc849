package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.dag.RunJournal;
import io.undercut.job.dag.RunOrder;
import io.undercut.job.dag.RunProcess;
import io.undercut.job.dag.RunRecord;
import io.undercut.job.dag.TaskJobs;
import io.undercut.job.dag.WorkflowRunner;
import io.undercut.job.dag.WorkflowRunner.Finished;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.featureset.TabularSet;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.job.task.RunRequest;
import io.undercut.job.task.RunRequest.Source;
import io.undercut.job.task.StartingPoint;
import io.undercut.job.task.TrainingPipeline;
import io.undercut.job.task.Zoo;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.provenance.MathSetting;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.tabular.TableRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the training pipeline for whichever command asks. */
final class PipelineWork {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final Surroundings surroundings;
    private final CommonOptions options;
    private final Zoo zoo;
    private final TableRequest table;
    private final Console console;
    private final RunJournal journal;

    PipelineWork(Surroundings surroundings, CommonOptions options) {
        this(surroundings, options, surroundings.zoo(), null);
    }

    /**
     * Work on a table of one's own.
     *
     * @param zoo with the table in it
     * @param table as it was named; null where the lake is worked on
     */
    PipelineWork(Surroundings surroundings, CommonOptions options, Zoo zoo, TableRequest table) {
        this.zoo = zoo;
        this.table = table;
        this.surroundings = surroundings;
        this.options = options;
        this.console = new Console(surroundings, options);
        this.journal = new RunJournal(ArtifactStores.at(options.warehouse().runs()));
    }

    /** Starts a run. */
    RunRecord start(
            List<ModelType> types, SeasonsOptions data, StartingPoint asked, String wantedRunId, Promotion promotion) {
        if (types.size() > 1 && (asked.savepoint() != null || asked.parent() != null)) {
            throw Fault.configuration(
                    "--warm-start is of one model, and the run trains " + types.size() + "; name one with --models");
        }
        types.forEach(asked::requireFit);
        RunSettings settings = options.settings(surroundings, types, problems -> {
            data.check(problems);
            options.checkTraining(types, problems);
        });
        LakeLayout lake = new LakeLayout(settings.warehouse().lake());
        types.forEach(type -> zoo.features(type).requireTables(lake));
        RunRequest unnamed = new RunRequest(
                types,
                settings,
                runId(wantedRunId, surroundings.clock().instant()),
                source(settings, data),
                data.laps(),
                data.seasons(),
                data.testSeasons(),
                asked.resolved(types.get(0), settings.warehouse(), surroundings.clock()));
        RunRequest request = unnamed.named(taken(unnamed.runId(), wantedRunId, order(unnamed, promotion)));
        try {
            return run(request, zoo, promotion, () -> {});
        } finally {
            // A run that could not begin leaves its name free.
            journal.withdraw(request.runId());
        }
    }

    /**
     * Of all types those that the lake can teach. What is made of laps and results it must have; what has data of its own, simulated truth or
     * telemetry of certain races, is left out and said where it lacks them.
     */
    List<ModelType> taught(List<ModelType> all) {
        LakeLayout lake = new LakeLayout(options.warehouse().lake());
        List<ModelType> taught = new ArrayList<>();
        SortedMap<String, List<String>> leftOut = new TreeMap<>();
        for (ModelType type : all) {
            FeatureSetDefinition set = zoo.features(type);
            try {
                if (set.hasOwnSeasons()) {
                    set.requireTables(lake);
                }
                taught.add(type);
            } catch (Fault lacking) {
                if (lacking.reason() != FaultReason.DATA_VALIDATION_FAILURE) {
                    throw lacking;
                }
                leftOut.computeIfAbsent(lacking.getMessage(), why -> new ArrayList<>())
                        .add(type.name());
            }
        }
        leftOut.forEach((why, names) -> console.say("left out of all: " + Phrase.list(names) + ": " + why));
        return taught;
    }

    /** Takes up a run that did not end well: what is done stays done, training goes on from its newest intact checkpoint. */
    RunRecord resume(String runId) {
        RunRecord before = journal.read(runId);
        if (before.status().equals("SUCCEEDED")) {
            throw Fault.configuration("run '" + runId + "' has succeeded; there is nothing to resume");
        }
        RunOrder order = journal.order(runId);
        Zoo known = order.table() == null ? zoo : zoo.with(TabularSet.of(order.table()));
        List<ModelType> types = known.models().asked(order.models(), order.algorithms());
        RunSettings settings = options.settings(surroundings, types, order);
        SortedMap<String, String> math = math(settings.math());
        if (!math.equals(order.math()) && !options.otherMathAllowed()) {
            throw Fault.configuration(
                    "run '" + runId + "' was trained under " + order.math() + ", this process runs under " + math
                            + ": the model's bits may differ; set the same, or pass --allow-other-math");
        }
        RunRequest request = new RunRequest(
                types,
                settings,
                runId,
                oneOf(Source.class, "source", order.source(), runId),
                order.laps(),
                order.seasons(),
                order.testSeasons(),
                new StartingPoint(order.savepoint(), order.parent(), order.supplied()));
        Promotion promotion = oneOf(Promotion.class, "promotion", order.promotion(), runId);
        // A deadline that was moved stays moved.
        return run(
                request, known, promotion, () -> journal.keep(runId, order.with(new TreeMap<>(options.overrides()))));
    }

    private RunRecord run(RunRequest request, Zoo known, Promotion promotion, Runnable beforeFirstStep) {
        RunSettings settings = request.settings();
        if (promotion == Promotion.IF_GATES_PASS) {
            // A pointer that nobody can read, and so nobody can move, would end the run after all its work.
            ModelRegistry registry =
                    new ModelRegistry(ArtifactStores.at(settings.warehouse().models()), surroundings.clock());
            request.types().forEach(type -> registry.pointer(type.name()));
        }
        console.say("run %s, seed %d, %s, parallelism %d"
                .formatted(
                        request.runId(),
                        settings.seed(),
                        Phrase.count(settings.workers(), "replica"),
                        settings.parallelism()));
        if (settings.parallelism() > settings.workers()) {
            console.say("note: --parallelism %d is above --workers %d: in training %s no replica"
                    .formatted(settings.parallelism(), settings.workers(), idle(settings)));
        }
        TaskJobs jobs = new TaskJobs();
        RunProcess here = RunProcess.here();
        journal.begin(request.runId(), here);
        Finished finished;
        try {
            Farewell farewell = console.farewell(journal::close, "interrupted; " + goOn(request.runId()));
            finished = FlinkWork.run(surroundings, options, console, farewell, noting(jobs), site -> {
                beforeFirstStep.run();
                TrainingPipeline pipeline = new TrainingPipeline(known, site, request, surroundings.clock(), promotion);
                return new WorkflowRunner(journal, surroundings.clock(), console::task, jobs)
                        .run(request.runId(), pipeline.tasks(), pipeline::models);
            });
        } finally {
            journal.end(request.runId(), here);
        }
        if (finished.failure() != null) {
            Fault failure = withRemedy(
                    finished.failure(), request.runId(), settings.training().deadline());
            if (options.json()) {
                console.result(finished.run(), "", failure);
            }
            throw failure;
        }
        return finished.run();
    }

    private static String idle(RunSettings settings) {
        int slots = settings.parallelism() - settings.workers();
        return Phrase.count(slots, "slot has", "slots have");
    }

    /** A failure of what stands around the run, after which it can go on. */
    private Fault withRemedy(Fault failure, String runId, Duration deadline) {
        return switch (failure.reason()) {
            case CANCELLED, DISK_FULL, WORKER_PREEMPTED, WORKER_CRASH, NETWORK_TIMEOUT, RESOURCE_EXHAUSTION ->
                failure.adding(goOn(runId));
            case TIMEOUT_EXCEEDED ->
                failure.adding(goOn(runId) + " --set training.deadline=" + longer(runId, deadline));
            default -> failure;
        };
    }

    /** A deadline that leaves as much time again: it is counted from the first start, pauses included. */
    private String longer(String runId, Duration deadline) {
        Instant now = surroundings.clock().instant();
        String began = journal.read(runId).began();
        Duration gone = began == null ? deadline : Duration.between(Instant.parse(began), now);
        return gone.plus(deadline).plusHours(1).toHours() + "h";
    }

    /** How a run is taken up, as it can be typed here. */
    private String goOn(String runId) {
        return "go on with: undercut pipeline resume " + runId + options.where();
    }

    private RunOrder order(RunRequest request, Promotion promotion) {
        RunSettings settings = request.settings();
        return new RunOrder(
                request.types().stream().map(ModelType::name).toList(),
                request.source().name(),
                request.laps(),
                request.seasons(),
                request.testSeasons(),
                settings.workers(),
                settings.step(),
                settings.seed(),
                new TreeMap<>(options.overrides()),
                math(settings.math()),
                promotion.name(),
                request.start().savepoint(),
                request.start().parent(),
                request.types().stream().map(type -> type.learner().algorithm()).toList(),
                table,
                request.start().supplied());
    }

    private Source source(RunSettings settings, SeasonsOptions data) {
        if (table != null) {
            return Source.TABLE;
        }
        if (!data.laps().isEmpty()) {
            return Source.FILES;
        }
        return LakeTables.at(settings.warehouse().lake()).seasons().isEmpty() ? Source.SIMULATOR : Source.LAKE;
    }

    private static SortedMap<String, String> math(List<MathSetting> settings) {
        SortedMap<String, String> math = new TreeMap<>();
        settings.forEach(setting -> math.put(setting.name(), setting.value()));
        return math;
    }

    private String runId(String wanted, Instant now) {
        if (wanted != null && !wanted.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}")) {
            throw Fault.configuration("--run-id is '" + wanted
                    + "'; must be letters, digits, '_', '.' and '-', starting with one of the first two");
        }
        return wanted == null ? TrainingPipeline.DAG + "_" + STAMP.format(now) : wanted;
    }

    /** The run's name, taken for this command alone before anything is written: as wanted, or with a number where it was made up. */
    private String taken(String id, String wanted, RunOrder order) {
        String free = id;
        for (int next = 2; !journal.take(free, order); next++) {
            if (wanted != null) {
                throw Fault.configuration(
                        journal.has(wanted)
                                ? "--run-id '" + wanted
                                        + "' has run before; choose another, or see it with: undercut pipeline status "
                                        + wanted
                                : "--run-id '" + wanted
                                        + "' is taken by a run that begins just now, or ended before its"
                                        + " first step; choose another, or delete "
                                        + LocalPlace.shown(options.warehouse().run(wanted)));
            }
            free = id + "_" + next;
        }
        return free;
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, String field, String word, String runId) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Fault.data(journal.orderOf(runId) + ": " + field + " is '" + word
                        + "'; must be one of " + List.of(type.getEnumConstants()) + ": start a new run"));
    }

    /** Tells the run's record of each job. */
    private static JobWatch noting(TaskJobs jobs) {
        return new JobWatch() {
            @Override
            public void begun(String job, String jobId, String rest) {
                jobs.begun(job, jobId);
            }

            @Override
            public void restarted(int times) {
                jobs.restarted(times);
            }
        };
    }
}
