package io.undercut.job.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.dag.Task;
import io.undercut.job.dag.TaskResults;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.ImportResult;
import io.undercut.job.task.PipelineResults.BuiltFeatures;
import io.undercut.job.task.PipelineResults.EvaluatedModels;
import io.undercut.job.task.PipelineResults.Noted;
import io.undercut.job.task.PipelineResults.RegisteredModels;
import io.undercut.job.task.PipelineResults.TrainingResult;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.SuppliedLearner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The tasks of {@code f1_training_pipeline}, as far as its models exist. What each leaves is in the journal. */
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

    /** A first championship when there are no data: three seasons to learn from, one to be tested on. */
    private static final int SIMULATED_SEASONS = 4;

    private static final int SIMULATED_RACES = 10;
    private static final int SIMULATED_FROM = 2021;

    private final Zoo zoo;
    private final RunRequest request;
    private final LapTasks laps;
    private final Map<ModelType, ModelTasks> tasks = new LinkedHashMap<>();
    private final Promotion promotion;
    private final Clock clock;

    /** The tasks of one run. */
    public TrainingPipeline(Zoo zoo, FlinkSite site, RunRequest request, Clock clock, Promotion promotion) {
        this.zoo = zoo;
        this.request = request;
        this.laps = new LapTasks(site, request.settings().warehouse());
        this.promotion = promotion;
        this.clock = clock;
        request.types()
                .forEach(type ->
                        tasks.put(type, new ModelTasks(zoo, type, site, request.settings(), request.runId(), clock)));
    }

    /** Models that a run has registered, as JSON. */
    public List<JsonNode> models(TaskResults results) {
        return results.find(REGISTER, RegisteredModels.class)
                .map(RegisteredModels::models)
                .orElse(List.of());
    }

    /** The tasks, in order. Laps that come from files or the simulator come first. */
    public List<Task<?>> tasks() {
        List<Task<?>> dag = new ArrayList<>();
        switch (request.source()) {
            case FILES -> dag.add(new Task<>(IMPORT, List.of(), Noted.class, done -> importLaps()));
            case SIMULATOR -> dag.add(new Task<>(SIMULATE, List.of(), Noted.class, done -> simulateLaps()));
            case LAKE, TABLE -> {}
        }
        List<String> before = dag.stream().map(Task::id).toList();
        dag.add(new Task<>(VALIDATE, before, Noted.class, done -> validate()));
        dag.add(new Task<>(FEATURES, List.of(VALIDATE), BuiltFeatures.class, done -> buildFeatures(), this::areThere));
        List<String> trained = new ArrayList<>(List.of(FEATURES));
        for (ModelType type : request.types()) {
            trained.add(TRAIN + type.name());
            dag.add(new Task<>(
                    TRAIN + type.name(),
                    List.of(FEATURES),
                    TrainingResult.class,
                    done -> train(type, done),
                    left -> tasks.get(type).isTrained(left)));
        }
        dag.add(new Task<>(EVALUATE, trained, EvaluatedModels.class, this::evaluate, this::areScored));
        List<String> all = new ArrayList<>(trained);
        all.add(EVALUATE);
        dag.add(new Task<>(REGISTER, all, RegisteredModels.class, this::registerModels));
        return dag;
    }

    private Noted importLaps() {
        return new Noted(describe(laps.importLaps(request.laps())));
    }

    private Noted simulateLaps() {
        return new Noted("no data: simulated "
                + describe(laps.simulate(new SimulationPlan(
                        SIMULATED_FROM,
                        SIMULATED_SEASONS,
                        SIMULATED_RACES,
                        request.settings().seed()))));
    }

    /** One line on an import. */
    public static String describe(ImportResult result) {
        String tables = result.partitions().stream()
                .map(TablePartition::table)
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s of %s, %,d rejected, %s%s"
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

    private Noted validate() {
        if (request.source() == RunRequest.Source.TABLE) {
            // Whoever named the table has looked it through already.
            return new Noted(request.types().stream()
                    .flatMap(type -> zoo.features(type).told().stream())
                    .collect(Collectors.joining("; ")));
        }
        Set<Integer> seasons = new TreeSet<>(request.seasons());
        seasons.addAll(request.testSeasons());
        ValidationReport report =
                laps.validate(request.seasons().isEmpty() ? List.of() : seasons).requirePassed();
        return new Noted(report.held());
    }

    private BuiltFeatures buildFeatures() {
        SortedMap<String, BuiltFeatures.Rows> byType = new TreeMap<>();
        String note = eachType((type, ofType) -> {
            TrainingData built = ofType.features(request.seasons(), request.testSeasons());
            byType.put(type.name(), new BuiltFeatures.Rows(built.set().folder().toString(), built.split()));
            String remark = ofType.testSeasons(request.testSeasons()).remark();
            return "%s, version %s%s%s"
                    .formatted(
                            Phrase.count(built.set().manifest().rows(), "example"),
                            built.set().manifest().version(),
                            built.set().cached() ? ", built before" : "",
                            remark.isEmpty() ? "" : "; " + remark);
        });
        return new BuiltFeatures(byType, note);
    }

    /** Whether feature sets that were built before still are there: an old version may have been pruned. */
    private boolean areThere(BuiltFeatures built) {
        request.types().stream()
                .filter(type -> zoo.features(type).readsTable())
                .forEach(type -> tasks.get(type).requireUnchanged(built.byType().get(type.name())));
        return request.types().stream().allMatch(type -> data(type, built).isPresent());
    }

    private boolean areScored(EvaluatedModels evaluated) {
        return request.types().stream().allMatch(type -> evaluated.byType().get(type.name()) != null);
    }

    private static Optional<TrainingData> data(ModelType type, BuiltFeatures built) {
        return Optional.ofNullable(built.byType().get(type.name()))
                .flatMap(rows -> TrainingData.of(type, rows.folder(), rows.split()));
    }

    private static TrainingData data(ModelType type, TaskResults done) {
        return data(type, done.of(FEATURES, BuiltFeatures.class))
                .orElseThrow(() ->
                        Fault.data("the feature set of " + type.name() + " is gone; run it again: it is built anew"));
    }

    private TrainingResult train(ModelType type, TaskResults done) {
        TrainingEvents events = new TrainingEvents(request, type, TRAIN + type.name(), clock);
        events.started();
        TrainedModel model;
        try {
            model = tasks.get(type).train(data(type, done), request.start());
        } catch (Fault fault) {
            events.failed(fault);
            throw fault;
        }
        events.succeeded(model.losses());
        String note = "%s%s%s"
                .formatted(
                        course(type, model),
                        model.remark().isEmpty() ? "" : ", " + model.remark(),
                        tasks.get(type).lacking().map(lack -> ", " + lack).orElse(""));
        return new TrainingResult(
                model.attempt(),
                Checksum.sha256(model.archive()),
                model.step(),
                model.workers(),
                model.configuration(),
                model.losses(),
                List.copyOf(model.learnedBefore()),
                model.remark(),
                note);
    }

    private static String course(ModelType type, TrainedModel model) {
        if (type.learner() instanceof SuppliedLearner) {
            return model.step().name();
        }
        return Phrase.count(model.losses().size(), "round") + " of "
                + (type.learner() instanceof NetworkLearner
                        ? Phrase.count(model.workers(), "replica")
                        : model.step().name());
    }

    private TrainedModel trained(ModelType type, TaskResults done) {
        TrainingResult left = done.of(TRAIN + type.name(), TrainingResult.class);
        return new TrainedModel(
                data(type, done),
                left.attempt(),
                tasks.get(type)
                        .trainedBefore(left)
                        .orElseThrow(() -> Fault.data("the trained model of " + type.name()
                                + " is gone from the run's folder, or has changed there; resume the run: it is"
                                + " trained again")),
                left.step(),
                left.workers(),
                left.configuration(),
                left.losses(),
                new TreeSet<>(left.learnedBefore()),
                left.remark());
    }

    private EvaluatedModels evaluate(TaskResults done) {
        SortedMap<String, EvaluatedModels.Scores> byType = new TreeMap<>();
        String note = eachType((type, ofType) -> {
            TrainedModel model = trained(type, done);
            EvaluatedModel evaluated = ofType.evaluate(model);
            byType.put(type.name(), EvaluatedModels.Scores.of(evaluated));
            return VerdictLine.of(
                    evaluated.result(),
                    model.data().signature(),
                    model.data().set().manifest().key());
        });
        return new EvaluatedModels(byType, note);
    }

    private RegisteredModels registerModels(TaskResults done) {
        List<JsonNode> models = new ArrayList<>();
        String note = eachType((type, ofType) -> {
            EvaluatedModels.Scores scores =
                    done.of(EVALUATE, EvaluatedModels.class).byType().get(type.name());
            TrainedModel trained = trained(type, done);
            ModelResult result = new RegisterModel(
                            type,
                            request.settings(),
                            request.runId(),
                            clock,
                            zoo.features(type).encodingJson().orElse(null),
                            new FreshProcess())
                    .publish(trained, scores.model(), promotion, ofType.trial(trained.data(), scores.rows()));
            models.add(JSON.valueToTree(result));
            return "%s@%s%s, report %s"
                    .formatted(
                            result.modelType(),
                            result.version(),
                            result.promoted() ? " promoted" : " published",
                            result.report());
        });
        return new RegisteredModels(models, note);
    }

    /** One line on what was done with every type; of several each with its name. */
    private String eachType(BiFunction<ModelType, ModelTasks, String> work) {
        List<String> lines = new ArrayList<>();
        tasks.forEach(
                (type, ofType) -> lines.add((tasks.size() == 1 ? "" : type.name() + ": ") + work.apply(type, ofType)));
        return String.join("; ", lines);
    }
}
