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
import io.undercut.job.workflow.Step;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.TablePartition;
import io.undercut.zoo.catalog.ModelType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
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
    private static final String TRAIN = "train_";
    private static final String EVALUATE = "evaluate_models";
    private static final String REGISTER = "register_models";

    /** A first championship when there are no data: three seasons to learn from, one to be judged by. */
    private static final int SIMULATED_SEASONS = 4;

    private static final int SIMULATED_RACES = 10;
    private static final int SIMULATED_FROM = 2021;

    private final RunRequest request;
    private final LapTasks laps;
    private final Map<ModelType, ModelTasks> tasks = new LinkedHashMap<>();
    private final Promotion promotion;
    private final Clock clock;
    private final List<JsonNode> models = new ArrayList<>();
    private final Map<ModelType, TrainingData> data = new LinkedHashMap<>();
    private final Map<ModelType, TrainedModel> trained = new LinkedHashMap<>();
    private final Map<ModelType, EvaluatedModel> evaluated = new LinkedHashMap<>();

    /** Steps of one run. */
    public TrainingPipeline(Zoo zoo, FlinkSite site, RunRequest request, Clock clock, Promotion promotion) {
        this.request = request;
        this.laps = new LapTasks(site, request.settings().warehouse());
        this.promotion = promotion;
        this.clock = clock;
        request.types()
                .forEach(type ->
                        tasks.put(type, new ModelTasks(zoo, type, site, request.settings(), request.runId(), clock)));
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
        List<String> trainings = new ArrayList<>();
        for (ModelType type : request.types()) {
            trainings.add(TRAIN + type.name());
            steps.add(new Step(TRAIN + type.name(), List.of(FEATURES), () -> train(type)));
        }
        steps.add(new Step(EVALUATE, trainings, this::evaluate));
        steps.add(new Step(REGISTER, List.of(EVALUATE), this::registerModels));
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
        return eachType((type, ofType) -> {
            TrainingData built = ofType.features(request.seasons(), request.testSeasons());
            data.put(type, built);
            String remark = ofType.testSeasons(request.testSeasons()).remark();
            return "%s, version %s%s%s"
                    .formatted(
                            Phrase.count(built.set().manifest().rows(), "example"),
                            built.set().manifest().version(),
                            built.set().cached() ? ", built before" : "",
                            remark.isEmpty() ? "" : "; " + remark);
        });
    }

    private String train(ModelType type) {
        TrainingEvents events = new TrainingEvents(request, type, TRAIN + type.name(), clock);
        events.started();
        TrainedModel model;
        try {
            model = tasks.get(type).train(data.get(type), request.start());
        } catch (Fault fault) {
            events.failed(fault);
            throw fault;
        }
        trained.put(type, model);
        events.succeeded(model.losses());
        return "%s of %s%s%s"
                .formatted(
                        Phrase.count(model.losses().size(), "round"),
                        Phrase.count(request.settings().workers(), "replica"),
                        model.remark().isEmpty() ? "" : ", " + model.remark(),
                        tasks.get(type).lacking().map(lack -> ", " + lack).orElse(""));
    }

    private String evaluate() {
        return eachType((type, ofType) -> {
            EvaluatedModel model = ofType.evaluateAgainstChampion(
                    data.get(type), trained.get(type).archive());
            evaluated.put(type, model);
            return VerdictLine.of(model.result(), data.get(type).signature());
        });
    }

    private String registerModels() {
        return eachType((type, ofType) -> {
            ModelResult result = new RegisterModel(type, request.settings(), request.runId(), clock)
                    .publish(trained.get(type), evaluated.get(type), promotion);
            models.add(JSON.valueToTree(result));
            return "%s@%s%s, report %s"
                    .formatted(
                            result.modelType(),
                            result.version(),
                            result.promoted() ? " promoted" : " published",
                            result.report());
        });
    }

    /** One line on what was done with every type; of several each with its name. */
    private String eachType(BiFunction<ModelType, ModelTasks, String> work) {
        List<String> lines = new ArrayList<>();
        tasks.forEach(
                (type, ofType) -> lines.add((tasks.size() == 1 ? "" : type.name() + ": ") + work.apply(type, ofType)));
        return String.join("; ", lines);
    }
}
