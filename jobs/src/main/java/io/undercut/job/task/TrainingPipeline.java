package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.pipeline.FlinkSite;
import io.undercut.job.pipeline.ImportResult;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.job.task.TireDegradationTasks.Fitted;
import io.undercut.job.task.TireDegradationTasks.Judged;
import io.undercut.job.task.TireDegradationTasks.Prepared;
import io.undercut.job.workflow.Step;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.TablePartition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The steps of {@code f1_training_pipeline}, as far as its models exist. Each step leaves what the next ones need. */
public final class TrainingPipeline {
    /** The DAG's name. */
    public static final String DAG = "f1_training_pipeline";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String IMPORT = "import_laps";
    private static final String SIMULATE = "simulate_laps";
    private static final String VALIDATE = "validate_training_data";
    private static final String FEATURES = "build_features";
    private static final String TRAIN = "train_tire_degradation";
    private static final String EVALUATE = "evaluate_models";
    private static final String REGISTER = "register_models";

    /** A first championship when there are no data: three seasons to learn from, one to be judged by. */
    private static final int SIMULATED_SEASONS = 4;

    private static final int SIMULATED_RACES = 10;
    private static final int SIMULATED_FROM = 2021;

    private final RunRequest request;
    private final LapTasks laps;
    private final TireDegradationTasks tasks;
    private final RegisterModel register;
    private final Promotion promotion;
    private final Clock clock;
    private final List<JsonNode> models = new ArrayList<>();
    private Prepared prepared;
    private Fitted fitted;
    private Judged judged;

    /** Steps of one run. */
    public TrainingPipeline(FlinkSite site, RunRequest request, Clock clock, Promotion promotion) {
        this.request = request;
        this.laps = new LapTasks(site, request.settings().warehouse());
        this.tasks = new TireDegradationTasks(site, request.settings(), request.runId(), clock);
        this.register = new RegisterModel(request.settings(), request.runId(), clock);
        this.promotion = promotion;
        this.clock = clock;
    }

    /** Models so far, as JSON. */
    public List<JsonNode> models() {
        return List.copyOf(models);
    }

    /** The steps, in order. Laps that come from files or the simulator come first; doing so again changes nothing. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        switch (request.source()) {
            case FILES -> steps.add(new Step(IMPORT, List.of(), this::importLaps));
            case SIMULATOR -> steps.add(new Step(SIMULATE, List.of(), this::simulateLaps));
            case LAKE -> {}
        }
        List<String> data = steps.stream().map(Step::taskId).toList();
        steps.add(new Step(VALIDATE, data, this::validate));
        steps.add(new Step(FEATURES, List.of(VALIDATE), this::buildFeatures));
        steps.add(new Step(TRAIN, List.of(FEATURES), this::train));
        steps.add(new Step(EVALUATE, List.of(TRAIN), this::evaluate));
        steps.add(new Step(REGISTER, List.of(EVALUATE), this::registerModel));
        return steps;
    }

    private String importLaps() {
        return describe(laps.importLaps(request.laps()));
    }

    private String simulateLaps() {
        return "no data: simulated "
                + describe(laps.simulate(new SimulationPlan(
                        SIMULATED_FROM,
                        SIMULATED_SEASONS,
                        SIMULATED_RACES,
                        request.settings().seed())));
    }

    /** One line on an import. */
    public static String describe(ImportResult result) {
        String tables = result.partitions().stream()
                .map(TablePartition::table)
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s of %s, %,d set aside, %s%s"
                .formatted(
                        tables.equals(LapTable.NAME)
                                ? Phrase.count(result.kept(), "lap")
                                : Phrase.count(result.kept(), "row") + " of " + tables,
                        seasons(result),
                        result.rejected(),
                        Phrase.count(result.conflicts(), "conflict"),
                        result.changed() ? "" : ", nothing new");
    }

    private static String seasons(ImportResult result) {
        Set<Integer> seasons = new TreeSet<>();
        result.partitions().forEach(partition -> seasons.add(partition.season()));
        return (seasons.size() == 1 ? "season " : "seasons ") + Phrase.list(seasons);
    }

    private String validate() {
        Set<Integer> seasons = new TreeSet<>(request.seasons());
        seasons.addAll(request.testSeasons());
        ValidationReport report =
                laps.validate(request.seasons().isEmpty() ? List.of() : seasons).requirePassed();
        return report.held();
    }

    private String buildFeatures() {
        prepared = tasks.features(request.seasons(), request.testSeasons());
        String remark = tasks.testSeasons(request.testSeasons()).remark();
        return "%s, version %s%s%s"
                .formatted(
                        Phrase.count(prepared.set().manifest().rows(), "example"),
                        prepared.set().manifest().version(),
                        prepared.set().cached() ? ", built before" : "",
                        remark.isEmpty() ? "" : "; " + remark);
    }

    private String train() {
        TrainingEvents events = new TrainingEvents(request, TRAIN, clock);
        events.started();
        try {
            fitted = tasks.train(prepared, request.start());
        } catch (Fault fault) {
            events.failed(fault);
            throw fault;
        }
        events.succeeded(fitted.model().history());
        boolean halved = fitted.plan().batchRows()
                < request.settings().training().recipe().batchRows();
        return "%s of %s%s%s"
                .formatted(
                        Phrase.count(fitted.model().history().size(), "round"),
                        Phrase.count(fitted.plan().replicas(), "replica"),
                        halved ? ", at half the batch for want of memory" : "",
                        tasks.lacking().map(lack -> ", " + lack).orElse(""));
    }

    private String evaluate() {
        judged = tasks.evaluate(prepared, fitted.model().archive());
        return VerdictLine.of(judged.result());
    }

    private String registerModel() {
        ModelResult result = register.publish(fitted, judged, promotion);
        models.add(JSON.valueToTree(result));
        return "%s@%s%s, report %s"
                .formatted(
                        result.modelType(),
                        result.version(),
                        result.promoted() ? " promoted" : " published",
                        result.report());
    }
}
