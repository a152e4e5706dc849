package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.RunSettings;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.config.Warehouse;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.task.EvaluatedModel.InputTrials;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.scoring.ScorePartition;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.testing.ModelPackages;
import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.catalog.ModelColumns;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.Target;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.evaluation.GroupSums;
import io.undercut.zoo.evaluation.InputPresence;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.Robustness;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.provenance.StepFingerprint;
import io.undercut.zoo.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OptionalFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose model is the champion in the end, whatever happened between a run's evaluation and its promotion. */
class ChampionTrialTest {
    private static final TrainingRecipe RECIPE = new TrainingRecipe(64, 4, 2, 1e-2);
    private static final ModelType TYPE = new ModelType(
            "small",
            "small_set",
            ModelColumns.of(List.of("input", "second", "third"), "label"),
            new Target.Regression(1),
            new NetworkLearner(RECIPE, (rate, iterations) -> ModelPackages.NETWORK),
            new MeanBaseline.Alone(),
            List.of(Gate.values()),
            List.of(),
            null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-14T02:00:00Z"), ZoneOffset.UTC);
    private static final List<String> TEST = List.of("2024-01", "2024-02");
    private static final RaceSplit SPLIT = new RaceSplit(List.of("2023-01"), List.of("2023-02"), TEST);

    private static final Footprint CHEAP = new Footprint(1, 1, 1, 1, 1, "");

    @TempDir
    private Path folder;

    private final Site site = new Site();
    private RunSettings settings;
    private ModelRegistry registry;

    @BeforeEach
    void begin() {
        Warehouse warehouse = Warehouse.of(folder);
        settings = new RunSettings(warehouse, 1, 2, "fused", 42, TrainingChoices.of(RECIPE), List.of());
        registry = new ModelRegistry(ArtifactStores.at(warehouse.models()), CLOCK);
    }

    @Test
    void aWorseModelDoesNotTakeThePlaceOfAChampionThatCameWhileItsRunWasDown() {
        Candidate slow = new Candidate(1, 0.3, SPLIT);
        EvaluatedModel before = slow.evaluated();
        ModelResult champion = new Candidate(2, 0.1, SPLIT).run();
        assertThat(champion.promoted()).isTrue();

        ModelResult resumed = slow.published(before);

        assertThat(resumed.promoted()).isFalse();
        assertThat(resumed.champion().name()).isEqualTo(champion.version());
        assertThat(latest()).isEqualTo(champion.version());
    }

    @Test
    void aBetterModelTakesThePlaceOfAChampionThatCameWhileItsRunWasDown() {
        Candidate slow = new Candidate(1, 0.05, SPLIT);
        EvaluatedModel before = slow.evaluated();
        new Candidate(2, 0.1, SPLIT).run();

        ModelResult resumed = slow.published(before);

        assertThat(resumed.promoted()).isTrue();
        assertThat(latest()).isEqualTo(resumed.version());
    }

    @Test
    void aModelThatLostToAChampionOfThePastIsComparedWithTheOneOfNow() {
        ModelResult strong = new Candidate(1, 0.01, SPLIT).run();
        Candidate slow = new Candidate(3, 0.1, SPLIT);
        EvaluatedModel before = slow.evaluated();
        String weak = new Candidate(2, 0.2, SPLIT).run().version();
        registry.promote(TYPE.name(), weak, "rolled back");
        assertThat(before.comparison().champion()).isEqualTo(strong.version());

        assertThat(slow.published(before).promoted()).isTrue();
    }

    @Test
    void aChampionThatComesInTheLastMomentIsComparedWithToo() {
        new Candidate(1, 0.2, SPLIT).run();
        String best = new Candidate(2, 0.3, SPLIT).run().version();
        site.errors.put(best, 0.01);
        Candidate candidate = new Candidate(3, 0.1, SPLIT);
        EvaluatedModel before = candidate.evaluated();
        String meanwhile = new Candidate(4, 0.15, SPLIT).run().version();
        site.mishaps.add(() -> registry.promote(TYPE.name(), best, "by another run"));

        ModelResult result = candidate.published(before);

        assertThat(meanwhile).isNotEqualTo(best);
        assertThat(result.promoted()).isFalse();
        assertThat(result.champion().name()).isEqualTo(best);
        assertThat(latest()).isEqualTo(best);
    }

    @Test
    void whereOthersReplaceTheChampionAllTheTimeTheRunGivesUp() {
        String one = new Candidate(1, 0.2, SPLIT).run().version();
        String other = new Candidate(2, 0.19, SPLIT).run().version();
        Candidate candidate = new Candidate(3, 0.1, SPLIT);
        EvaluatedModel before = candidate.evaluated();
        registry.promote(TYPE.name(), one, "by another run");
        for (int turn = 0; turn < 100; turn++) {
            String next = turn % 2 == 0 ? other : one;
            site.mishaps.add(() -> registry.promote(TYPE.name(), next, "by another run"));
        }

        assertThatThrownBy(() -> candidate.published(before))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.NETWORK_TIMEOUT))
                .hasMessageContaining("resume the run");
    }

    @Test
    void aRunThatWasKilledAfterItsPromotionHasPromoted() {
        Candidate candidate = new Candidate(1, 0.1, SPLIT);
        EvaluatedModel before = candidate.evaluated();
        candidate.published(before);

        assertThat(candidate.published(before).promoted()).isTrue();
        assertThat(site.jobs).isZero();
    }

    @Test
    void aDamagedChampionIsQuarantinedSaidAndReplaced() throws IOException {
        String champion = new Candidate(1, 0.01, SPLIT).run().version();
        flip(folder.resolve("models/small").resolve(champion).resolve("model.zip"));

        ModelResult result = new Candidate(2, 0.3, SPLIT).run();

        assertThat(result.promoted()).isTrue();
        assertThat(reason(result))
                .startsWith("the champion is not usable: small@" + champion + ": model.zip is damaged")
                .contains("it is quarantined");
        assertThat(registry.locate("small@" + champion).quarantined()).isTrue();
        assertThat(latest()).isEqualTo(result.version());
    }

    @Test
    void aChampionThatIsDamagedAfterItWonIsNoChampionAnyMore() throws IOException {
        String champion = new Candidate(1, 0.01, SPLIT).run().version();
        Candidate candidate = new Candidate(2, 0.3, SPLIT);
        EvaluatedModel before = candidate.evaluated();
        assertThat(before.comparison().outcome()).isEqualTo(Gate.Outcome.COMPARED);
        flip(folder.resolve("models/small").resolve(champion).resolve("model.zip"));

        assertThat(candidate.published(before).promoted()).isTrue();
    }

    @Test
    void aChampionThatIsGoneIsSaidAndReplaced() throws IOException {
        String champion = new Candidate(1, 0.01, SPLIT).run().version();
        try (Stream<Path> files = Files.list(folder.resolve("models/small").resolve(champion))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        ModelResult result = new Candidate(2, 0.3, SPLIT).run();

        assertThat(result.promoted()).isTrue();
        assertThat(reason(result)).contains("small@" + champion + " is no longer in");
    }

    @Test
    void aChampionThatReadsOtherFeaturesIsSaidAndReplaced() {
        String champion = new Candidate(1, 0.01, SPLIT, "other").run().version();

        ModelResult result = new Candidate(2, 0.3, SPLIT).run();

        assertThat(result.promoted()).isTrue();
        assertThat(reason(result))
                .isEqualTo("the champion, small@" + champion + ", reads other features and was not compared with");
    }

    @Test
    void aChampionThatLearnedFromAllTestRacesKeepsItsPlace() {
        RaceSplit later = new RaceSplit(List.of("2024-01"), List.of("2024-02"), List.of("2025-01"));
        String champion = new Candidate(1, 0.3, later).run().version();

        ModelResult result = new Candidate(2, 0.01, SPLIT).run();

        assertThat(result.promoted()).isFalse();
        assertThat(result.gates())
                .filteredOn(gate -> !gate.passed())
                .containsExactly(new Gate.Result(
                        "no_worse_than_champion_mae",
                        false,
                        null,
                        null,
                        "the champion, small@" + champion + ", learned from all test races, so nothing says which is"
                                + " better; choose --test-seasons later than those it learned from"));
        assertThat(latest()).isEqualTo(champion);
    }

    @Test
    void whoPromotesNothingAsksNobody() {
        Candidate candidate = new Candidate(1, 0.3, SPLIT);
        EvaluatedModel before = candidate.evaluated();
        String champion = new Candidate(2, 0.1, SPLIT).run().version();

        ModelResult trained = candidate.published(before, Promotion.NEVER);

        assertThat(trained.promoted()).isFalse();
        assertThat(trained.champion()).isNull();
        assertThat(latest()).isEqualTo(champion);
        assertThat(site.jobs).isZero();
    }

    private String latest() {
        return registry.latest(TYPE.name()).orElseThrow().version();
    }

    private static String reason(ModelResult result) {
        assertThat(result.champion()).isNull();
        return result.gates().stream()
                .filter(gate -> gate.passed() && gate.reason() != null)
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /** A run's model, which is wrong by so much. */
    private final class Candidate {
        private final TrainedModel trained;
        private final List<ScoredExample> rows;
        private final double error;

        private Candidate(int seed, double error, RaceSplit split) {
            this(seed, error, split, "input");
        }

        private Candidate(int seed, double error, RaceSplit split, String input) {
            this.error = error;
            this.rows = rows(split.test(), error);
            this.trained = new TrainedModel(
                    data(split, input),
                    "small",
                    ModelPackages.network(seed),
                    new StepFingerprint("fused", List.of()),
                    2,
                    JsonNodeFactory.instance.objectNode(),
                    List.of(),
                    new TreeSet<>(),
                    "");
        }

        private ModelResult run() {
            return published(evaluated());
        }

        private EvaluatedModel evaluated() {
            MeanBaseline.Alone baselines = new MeanBaseline.Alone();
            GroupSums learned = new GroupSums();
            baselines.add(new LabelledExample(key("2023-01", 1), new float[] {1, 0, 0}, 100), learned);
            return new EvaluatedModel(
                    Evaluation.compare(
                            rows,
                            List.of(RegressionMetric.values()),
                            baselines.fit(learned),
                            List.of(),
                            List.of(),
                            settings.seed()),
                    rows,
                    trial().hold(),
                    null,
                    new InputTrials(List.of(new InputPresence("input", true, 0)), new Robustness(1, 0, 1, 1)));
        }

        private ChampionTrial trial() {
            return new ChampionTrial(site, settings, registry, trained.data(), rows);
        }

        private ModelResult published(EvaluatedModel evaluated) {
            return published(evaluated, Promotion.IF_GATES_PASS);
        }

        private ModelResult published(EvaluatedModel evaluated, Promotion promotion) {
            ModelResult result = new RegisterModel(
                            TYPE, settings, "run", CLOCK, null, (archive, measured, limits) -> CHEAP)
                    .publish(trained, evaluated, promotion, trial());
            site.errors.put(result.version(), error);
            return result;
        }
    }

    private TrainingData data(RaceSplit split, String input) {
        FeatureSetManifest manifest = FeatureSetManifest.of(
                "small_set",
                "0123456789ab",
                List.of(new FeaturePartition(0, "rows.parquet", 1, "ab".repeat(32), split.test())),
                new FeatureSchema(
                        List.of(
                                new Feature("input", "s", "an " + input),
                                new Feature("second", "s", "the next"),
                                new Feature("third", "s", "the last")),
                        new Feature("label", "s", "a label")),
                KeyColumns.LAPS,
                List.of(new TablePartition("laps", 2023, 10, "cd".repeat(32), "file", false)),
                List.of());
        return new TrainingData(
                TYPE, new FeatureSet(new org.apache.flink.core.fs.Path(folder.toUri()), manifest, true), split);
    }

    private static List<ScoredExample> rows(List<String> races, double error) {
        List<ScoredExample> rows = new ArrayList<>();
        for (String race : races) {
            for (int lap = 1; lap <= 10; lap++) {
                rows.add(new ScoredExample(
                        key(race, lap), new float[] {lap, 0, 0}, new double[] {lap}, 1, new double[] {lap + error}));
            }
        }
        return rows;
    }

    private static RowKey key(String race, int lap) {
        return KeyColumns.lap(race, Integer.parseInt(race.substring(0, 4)), "spa", "VER", "Team", 1, lap, "HARD");
    }

    /** A Flink that scores the champion of the moment by the error that is known of it; before it answers, something may happen. */
    private final class Site implements FlinkSite {
        private final Map<String, Double> errors = new HashMap<>();
        private final List<Runnable> mishaps = new ArrayList<>();
        private int jobs;

        @Override
        public StreamExecutionEnvironment environment() {
            return StreamExecutionEnvironment.createLocalEnvironment(1);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Collected<T> collect(DataStream<T> stream, String job) {
            jobs++;
            double error = errors.get(latest());
            if (!mishaps.isEmpty()) {
                mishaps.remove(0).run();
            }
            return new Collected<>(
                    (List<T>) rows(TEST, error),
                    new JobExecutionResult(null, 0, Map.of(ScorePartition.KNOWN, OptionalFailure.of(List.of()))));
        }

        @Override
        public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) {
            throw new AssertionError(job);
        }

        @Override
        public void awaitLeftRunning(String job, String jobId) {
            // None is.
        }
    }
}
