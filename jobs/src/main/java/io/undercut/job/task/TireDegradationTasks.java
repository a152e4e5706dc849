package io.undercut.job.task;

import com.google.common.base.Suppliers;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.pipeline.BuildFeatures;
import io.undercut.job.pipeline.BuildFeatures.FeatureSet;
import io.undercut.job.pipeline.FlinkSite;
import io.undercut.job.pipeline.LookAtBackends;
import io.undercut.job.pipeline.ScoreModel;
import io.undercut.job.pipeline.TrainNetwork;
import io.undercut.job.pipeline.TrainNetwork.Trained;
import io.undercut.stream.ingest.parquet.FeatureSetFiles;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.training.Deadline;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.Stopping;
import io.undercut.stream.training.TrainingPlan;
import io.undercut.stream.training.TrainingPlan.UpdaterAveraging;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.FlatBaseline;
import io.undercut.zoo.evaluation.Observation;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SlopeBaseline;
import io.undercut.zoo.evaluation.StintOracle;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.provenance.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tire degradation from laps to a judged model. Each method is one task and one Flink job. */
public final class TireDegradationTasks {
    private static final Logger LOG = LoggerFactory.getLogger(TireDegradationTasks.class);
    private static final int VALIDATE_EVERY = 5;
    private static final String PLAN = "plan.json";
    private static final String BEGAN = "began";
    private static final int HORIZON = TireDegradation.SCHEMA.indexOf(TireDegradation.HORIZON);

    private final FlinkSite site;
    private final RunSettings settings;
    private final String runId;
    private final LakeLayout lake;
    private final Clock clock;
    private final Supplier<List<ComputeBackend>> backends;
    private final Map<List<Integer>, TestSeasons> defaults = new HashMap<>();

    /** Tasks of one run. */
    public TireDegradationTasks(FlinkSite site, RunSettings settings, String runId, Clock clock) {
        this.site = site;
        this.clock = clock;
        this.settings = settings;
        this.runId = runId;
        this.lake = new LakeLayout(settings.warehouse().lake());
        this.backends = Suppliers.memoize(() -> LookAtBackends.run(site));
    }

    /**
     * A feature set and who may see what of it.
     *
     * @param set the feature set
     * @param split races to learn from, to watch, to be judged by
     */
    public record Prepared(FeatureSet set, RaceSplit split) {
        FeatureSetFiles files() {
            return FeatureSetFiles.of(set.folder(), set.manifest());
        }
    }

    /**
     * A trained model and how it was trained.
     *
     * @param prepared what it learned from
     * @param plan what decided it
     * @param model the model's file and history
     * @param learnedBefore races that the model it began with had learned from
     */
    public record Fitted(Prepared prepared, TrainingPlan plan, Trained model, SortedSet<String> learnedBefore) {}

    /**
     * A judged model.
     *
     * @param result its scores beside the baselines'
     * @param rows the test rows
     */
    public record Judged(EvaluationResult result, List<ScoredExample> rows) {
        /** Copies the list. */
        public Judged {
            rows = List.copyOf(rows);
        }
    }

    /** The seasons a model is judged by: those asked for, or the default of what the lake has. */
    TestSeasons testSeasons(List<Integer> asked) {
        return defaults.computeIfAbsent(asked, none -> TestSeasons.of(new LakeTables(lake), none));
    }

    /** Builds the features of all seasons a run needs, or finds them built. */
    public Prepared features(List<Integer> seasons, List<Integer> testSeasons) {
        LakeTables tables = new LakeTables(lake);
        List<Integer> present = tables.seasons(List.of());
        List<Integer> test = testSeasons(testSeasons).seasons();
        List<Integer> learned = seasons.isEmpty()
                ? present.stream().filter(season -> season < test.get(0)).toList()
                : tables.seasons(seasons);
        if (learned.isEmpty()) {
            throw Fault.data("the lake has no season before test season " + test.get(0) + "; it has "
                    + Phrase.list(present) + ": import or simulate an earlier one");
        }
        if (learned.get(learned.size() - 1) >= test.get(0)) {
            throw Fault.configuration(
                    "--seasons " + Phrase.list(learned) + " reach the test seasons " + Phrase.list(test)
                            + "; every test season must be later than every season learned from: choose others");
        }
        Set<Integer> all = new TreeSet<>(learned);
        all.addAll(test);
        FeatureSet set = BuildFeatures.run(site, lake, all, settings.warehouse().features(TireDegradation.NAME));
        RaceSplit split = RaceSplit.of(set.manifest().races(), learned, test);
        if (split.test().isEmpty()) {
            throw Fault.data(
                    "the test seasons " + test + " have no race with a stint of four clean laps, so nothing could"
                            + " judge the model; choose other --test-seasons, or import what makes"
                            + " a lap clean: compound, tire age and track status (of OpenF1:"
                            + " stints.json and race_control.json)");
        }
        return new Prepared(set, split);
    }

    /** Trains the network; once more at half the batch if memory runs out. */
    public Fitted train(Prepared prepared, StartingPoint start) {
        TrainingRecipe recipe = settings.training().recipe();
        lacking().ifPresent(lack -> LOG.warn("{}", lack));
        try {
            return train(prepared, start, recipe, TireDegradation.NAME);
        } catch (Fault fault) {
            if (fault.reason() != FaultReason.OUT_OF_MEMORY || recipe.batchRows() < 2) {
                throw fault;
            }
            LOG.warn("{}; training again at half the batch", fault.getMessage());
            // State of the whole batch would be of another training.
            StartingPoint anew = new StartingPoint(null, start.parent());
            return train(prepared, anew, recipe.atHalfTheBatch(), TireDegradation.NAME + "-half-batch");
        }
    }

    /** What was asked for and is not there, in a few words; empty if nothing is lacking. */
    public Optional<String> lacking() {
        ComputeBackend asked = settings.training().backend();
        if (asked != ComputeBackend.CUDA) {
            return Optional.empty();
        }
        if (settings.step() == LocalSteps.FUSED) {
            return Optional.of(
                    "on the CPU: training.backend is cuda and the fused step computes on no other; see --step");
        }
        List<ComputeBackend> slots = backends.get();
        long lacking = slots.stream().filter(slot -> slot != asked).count();
        return lacking == 0
                ? Optional.empty()
                : Optional.of(
                        "on the CPU: training.backend is cuda and ND4J found no CUDA backend with a GPU in %d of %d slots"
                                .formatted(lacking, slots.size()));
    }

    private Fitted train(Prepared prepared, StartingPoint start, TrainingRecipe asked, String attempt) {
        ExampleTable training = training(prepared);
        boolean chosen = asked.localSteps() > TireDegradation.RECIPE.localSteps();
        TrainingRecipe recipe = chosen ? asked : asked.shortened(training.rows(), settings.workers());
        int rounds = recipe.rounds(training.rows(), settings.workers());
        RunFolder folder = folder(attempt);
        NetworkSpec network =
                TireDegradation.network(recipe.learningRate(), Math.multiplyExact(rounds, recipe.localSteps()));
        WarmStart warm = start.parent() == null
                ? WarmStart.none(Standardisation.fit(training))
                : WarmStart.from(start.parent(), settings.warehouse(), clock, network, folder);
        warm.refuseToBeJudgedBy(prepared.split().test());
        TrainingPlan plan = new TrainingPlan(
                network,
                warm.standardisation(),
                settings.step(),
                settings.workers(),
                recipe.localSteps(),
                new Stopping(rounds, settings.training().patience()),
                recipe.batchRows(),
                UpdaterAveraging.AVERAGED,
                VALIDATE_EVERY,
                settings.seed(),
                warm.parent());
        keepPlan(folder, prepared, plan);
        TrainNetwork job = new TrainNetwork(
                site,
                TireDegradation.NAME,
                folder,
                settings.warehouse().checkpoints(runId, attempt),
                settings.training().checkpointEvery(),
                folder.has(RunFolder.MODEL) ? Deadline.NONE : deadline());
        Trained trained = job.startingFrom(start.savepoint())
                .run(plan, new PartitionedShards(prepared.files(), TireDegradation.SCHEMA.width(), prepared.split()));
        return new Fitted(prepared, plan, trained, warm.learned());
    }

    private RunFolder folder(String attempt) {
        return new RunFolder(LocalPlace.text(settings.warehouse().run(runId).resolve(attempt)));
    }

    /** Counted from the first attempt's first start, whoever has taken the run up since. */
    private Deadline deadline() {
        RunFolder first = folder(TireDegradation.NAME);
        if (!first.has(BEGAN)) {
            first.write(BEGAN, clock.instant().toString().getBytes(StandardCharsets.UTF_8));
        }
        String began = new String(first.read(BEGAN), StandardCharsets.UTF_8);
        Deadline deadline =
                Deadline.after(Instant.parse(began), settings.training().deadline());
        if (deadline.hasPassed(clock.millis())) {
            throw new Fault(
                    FaultReason.TIMEOUT_EXCEEDED,
                    "the training of run '%s' began at %s and its training.deadline, %s, is over"
                            .formatted(runId, began, settings.training().typedDeadline()));
        }
        return deadline;
    }

    /** A run taken up again must be the same run: checkpoints of another plan would give a model of neither. */
    private void keepPlan(RunFolder folder, Prepared prepared, TrainingPlan plan) {
        SortedMap<String, Object> parts = new TreeMap<>();
        parts.put("feature_set", prepared.set().manifest().version());
        parts.put("split", prepared.split());
        parts.put("plan", plan);
        byte[] now = CanonicalJson.write(parts);
        if (folder.has(PLAN) && !Arrays.equals(folder.read(PLAN), now)) {
            throw Fault.configuration("the laps or settings of run '" + runId
                    + "' have changed since it began; start a new run, or bring back what it was (" + folder.uri() + "/"
                    + PLAN + ")");
        }
        folder.write(PLAN, now);
    }

    /** Judges a model on the test races, beside baselines fitted on the training seasons' rows. */
    public Judged evaluate(Prepared prepared, byte[] archive) {
        RaceSplit split = prepared.split();
        List<ScoredExample> rows = ScoreModel.run(
                site, TireDegradation.NAME, archive, prepared.files(), Set.copyOf(split.test()), HORIZON);
        if (rows.isEmpty()) {
            throw Fault.data("test races " + Phrase.list(split.test())
                    + " have no stint with a fourth clean lap; choose other --test-seasons");
        }
        Set<String> learned = new HashSet<>(split.training());
        learned.addAll(split.validation());
        List<Observation> train = new ArrayList<>();
        List<Observation> test = rows.stream().map(ScoredExample::observation).toList();
        for (LabelledExample example : rows(prepared, learned)) {
            train.add(new Observation(example.key(), example.features()[HORIZON], example.label()));
        }
        EvaluationResult result = Evaluation.compare(
                rows,
                List.of(new FlatBaseline(), SlopeBaseline.byCompound(train), SlopeBaseline.byCircuitAndCompound(train)),
                List.of(StintOracle.of(test)),
                settings.seed());
        return new Judged(result, rows);
    }

    private static ExampleTable training(Prepared prepared) {
        return ExampleTable.of(
                TireDegradation.SCHEMA.width(),
                rows(prepared, new HashSet<>(prepared.split().training())));
    }

    private static List<LabelledExample> rows(Prepared prepared, Set<String> races) {
        FeatureSetFiles files = prepared.files();
        List<LabelledExample> rows = new ArrayList<>();
        for (int partition = 0; partition < files.count(); partition++) {
            for (LabelledExample example : files.read(partition)) {
                if (races.contains(example.key().raceId())) {
                    rows.add(example);
                }
            }
        }
        return rows;
    }
}
