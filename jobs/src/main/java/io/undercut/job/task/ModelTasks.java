package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.featureset.BuildFeatureSet;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.FitLogistic;
import io.undercut.job.graph.ScoreModel;
import io.undercut.job.graph.ScoreModel.Scored;
import io.undercut.job.task.EvaluatedModel.InputTrials;
import io.undercut.job.task.EvaluatedModel.TestedIntervals;
import io.undercut.job.task.PipelineResults.TrainingResult;
import io.undercut.race.RaceId;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.scoring.ScoredRaces;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.evaluation.Baseline;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.InputPresence;
import io.undercut.zoo.evaluation.IntervalBins;
import io.undercut.zoo.evaluation.RobustnessTrial;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.Division;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.example.RollingOriginSplit;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model type from the lake to an evaluated model. Each method is one task and one Flink job. */
public final class ModelTasks {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTasks.class);

    private final ModelType type;
    private final FeatureSetDefinition definition;
    private final FlinkSite site;
    private final RunSettings settings;
    private final LakeLayout lake;
    private final ModelRegistry registry;
    private final Trainer trainer;
    private final Map<List<Integer>, TestSeasons> defaults = new HashMap<>();

    /** Tasks of one run on one of a zoo's model types. */
    public ModelTasks(Zoo zoo, ModelType type, FlinkSite site, RunSettings settings, String runId, Clock clock) {
        this.type = type;
        this.definition = zoo.features(type);
        this.site = site;
        this.settings = settings;
        this.lake = new LakeLayout(settings.warehouse().lake());
        this.registry = new ModelRegistry(ArtifactStores.at(settings.warehouse().models()), clock);
        this.trainer = Trainer.of(type, site, settings, runId, clock);
    }

    /** The seasons a model is tested on: those asked for, or the default of what the lake has. */
    TestSeasons testSeasons(List<Integer> asked) {
        return defaults.computeIfAbsent(asked, none -> TestSeasons.of(definition, lake, none));
    }

    /** Builds the features of all seasons a run needs, or finds them built. */
    public TrainingData features(List<Integer> seasons, List<Integer> testSeasons) {
        List<Integer> present = definition.seasons(lake);
        List<Integer> test = testSeasons(testSeasons).seasons();
        List<Integer> learned = type.division() == Division.BY_SEASON ? learned(seasons, present, test) : test;
        Set<Integer> all = new TreeSet<>(learned);
        all.addAll(test);
        FeatureSet set = BuildFeatureSet.run(
                site, definition, lake, all, settings.warehouse().features(definition.name()));
        RaceSplit split = type.division().split(set.manifest().races(), learned, test);
        if (split.test().isEmpty()) {
            throw Fault.data(
                    "the test seasons " + test + " have no race with a stint of four clean laps, so nothing could"
                            + " test the model; choose other --test-seasons, or import what makes"
                            + " a lap clean: compound, tire age and track status (of OpenF1:"
                            + " stints.json and race_control.json)");
        }
        return new TrainingData(type, set, split);
    }

    /**
     * Walk-forward folds, of one feature set for all: a row knows nothing of races after its own.
     *
     * @param seasons seasons to divide; all there are where none is named
     * @param unit what is divided in order of time
     */
    List<TrainingData> folds(List<Integer> seasons, RollingOriginSplit split, FoldUnit unit) {
        if (type.division() != Division.BY_SEASON) {
            throw Fault.configuration(type.name() + " is learned and tested within races, so its races have no order to"
                    + " walk along; leave --folds out");
        }
        List<Integer> present = definition.seasons(lake).stream()
                .filter(season -> season >= type.since())
                .toList();
        List<Integer> asked = definition.hasOwnSeasons() || seasons.isEmpty()
                ? present.stream()
                        .filter(season -> seasons.isEmpty() || seasons.contains(season))
                        .toList()
                : new LakeTables(lake).seasons(seasons);
        // Refused before features are built, where that can be told.
        if (unit == FoldUnit.SEASON) {
            split.of(asked.stream().map(String::valueOf).toList(), unit.word());
        }
        FeatureSet set = BuildFeatureSet.run(
                site, definition, lake, asked, settings.warehouse().features(definition.name()));
        // A set of results has all seasons there are, whichever are asked for.
        List<String> races = set.manifest().races().stream()
                .filter(race -> asked.contains(RaceId.parse(race).season()))
                .sorted()
                .toList();
        return split.of(races.stream().map(unit::of).distinct().toList(), unit.word()).stream()
                .map(fold -> new TrainingData(
                        type,
                        set,
                        RaceSplit.forward(unit.within(fold.training(), races), unit.within(fold.test(), races))))
                .toList();
    }

    /** Refuses a table that is another than the one that features were built of before. */
    void requireUnchanged(PipelineResults.BuiltFeatures.Rows before) {
        String version = BuildFeatureSet.version(definition, definition.origin(lake, List.of()));
        if (before != null && !before.folder().endsWith("/" + version)) {
            throw Fault.data("the table has changed since the run began; put it back as it was, or start a new run");
        }
    }

    /** The seasons to learn from: those asked for, or all before the test seasons. */
    private List<Integer> learned(List<Integer> seasons, List<Integer> present, List<Integer> test) {
        List<Integer> before = present.stream()
                .filter(season -> season >= type.since() && season < test.get(0))
                .toList();
        List<Integer> learned;
        if (definition.hasOwnSeasons()) {
            List<Integer> had = before.stream().filter(seasons::contains).toList();
            learned = had.isEmpty() ? before : had;
        } else {
            // Results reach farther back than laps do: whoever names all there are need not have laps of each.
            boolean all = seasons.isEmpty() || seasons.equals(before);
            learned = all ? before : new LakeTables(lake).seasons(seasons);
        }
        if (learned.isEmpty()) {
            throw Fault.data("the lake has no season before test season " + test.get(0) + "; it has "
                    + Phrase.list(present) + ": import or simulate an earlier one");
        }
        if (learned.get(learned.size() - 1) >= test.get(0)) {
            throw Fault.configuration(
                    "--seasons " + Phrase.list(learned) + " reach the test seasons " + Phrase.list(test)
                            + "; every test season must be later than every season learned from: choose others");
        }
        return learned;
    }

    /** Trains the model; once more at half the batch if memory runs out. */
    public TrainedModel train(TrainingData data, StartingPoint start) {
        return trainer.train(data, start);
    }

    /** The model that an earlier attempt of this run has trained; empty if it is gone, or another lies in its place. */
    Optional<byte[]> trainedBefore(TrainingResult left) {
        return trainer.archive(left.attempt())
                .filter(archive -> Checksum.sha256(archive).equals(left.modelSha256()));
    }

    /** Whether {@link #trainedBefore} still is there; what lies there instead is removed, or the training would take it for its own. */
    boolean isTrained(TrainingResult left) {
        boolean there = trainedBefore(left).isPresent();
        if (!there) {
            LOG.warn("the trained model of {} is gone or has changed; it is trained again", type.name());
            trainer.forget(left.attempt());
        }
        return there;
    }

    /** What was asked for and is not there, in a few words; empty if nothing is lacking. */
    public Optional<String> lacking() {
        return trainer.lacking();
    }

    /**
     * Scores a published version on the test races, beside baselines fitted on the races before them, with the intervals it was published
     * with.
     */
    public EvaluatedModel evaluate(TrainingData data, ModelVersion version) {
        byte[] archive = registry.read(version, ModelPackage.MODEL);
        Scored scored = scored(data, archive, Set.of());
        return evaluated(data, archive, scored, VersionContents.intervals(registry, version));
    }

    /**
     * Scores a model on the test races, beside baselines fitted on the races it learned from, and beside the champion on the same rows.
     * Intervals are calibrated on the races that were watched: the newest before the test, and not learned from.
     */
    EvaluatedModel evaluate(TrainedModel trained) {
        EvaluatedModel alone = evaluateAlone(trained);
        return alone.with(trial(trained.data(), alone.rows()).hold());
    }

    /** The same without a champion. */
    EvaluatedModel evaluateAlone(TrainedModel trained) {
        TrainingData data = trained.data();
        Set<String> watched = new TreeSet<>(data.split().validation());
        watched.removeAll(trained.learnedBefore());
        Optional<IntervalBins> bins = type.target().intervals();
        Scored scored = scored(data, trained.archive(), bins.isPresent() ? watched : Set.of());
        return evaluated(
                data,
                trained.archive(),
                scored,
                bins.flatMap(
                        by -> ConformalIntervals.calibrated(by, type.columns().names(), scored.of(watched))));
    }

    /** Scores the test races and others in one pass. */
    private Scored scored(TrainingData data, byte[] archive, Set<String> others) {
        Set<String> races = new TreeSet<>(others);
        races.addAll(data.split().test());
        return ScoreModel.run(
                site,
                type.name(),
                type.format(),
                archive,
                data.files(),
                ScoredRaces.of(races, data.known(), type.baselines()));
    }

    private EvaluatedModel evaluated(
            TrainingData data, byte[] archive, Scored scored, Optional<ConformalIntervals> intervals) {
        List<String> test = data.split().test();
        List<ScoredExample> rows =
                type.target().settlement().settled(scored.drivers().told(scored.of(test)));
        if (rows.isEmpty()) {
            throw Fault.data(
                    "test races " + Phrase.list(test) + " have no row with a label; choose other --test-seasons");
        }
        List<Baseline> baselines = new ArrayList<>(type.baselines().fit(scored.known()));
        if (type.baselines().readsRows()) {
            baselines.add(FitLogistic.run(site, type.name(), data.shards()));
        }
        EvaluationResult result = Evaluation.compare(
                rows,
                type.target().yardstick(),
                baselines,
                type.baselines().oracles(rows),
                type.slices(),
                settings.seed());
        TestedIntervals tested = intervals
                .map(fitted -> new TestedIntervals(
                        fitted, Coverage.of(fitted, type.columns().names(), rows, settings.seed())))
                .orElse(null);
        return new EvaluatedModel(result, rows, Gate.Comparison.NONE, tested, trials(archive, rows));
    }

    private InputTrials trials(byte[] archive, List<ScoredExample> rows) {
        try (Model model = type.format().open(archive)) {
            boolean probabilities = !type.target().isStandardised();
            return new InputTrials(
                    presences(rows),
                    new RobustnessTrial(model, type.target().yardstick(), probabilities, settings.seed()).of(rows));
        }
    }

    private List<InputPresence> presences(List<ScoredExample> rows) {
        List<String> features = definition.schema().names();
        List<String> columns = type.columns().inputs();
        List<String> names = type.columns().names();
        return IntStream.range(0, columns.size())
                .mapToObj(at -> new InputPresence(
                        names.get(at),
                        features.contains(columns.get(at)),
                        (double) rows.stream()
                                        .filter(row -> Float.isNaN(row.features()[at]))
                                        .count()
                                / rows.size()))
                .toList();
    }

    /** The trial of a candidate that was scored. */
    ChampionTrial trial(TrainingData data, List<ScoredExample> rows) {
        return new ChampionTrial(site, settings, registry, data, rows);
    }
}
