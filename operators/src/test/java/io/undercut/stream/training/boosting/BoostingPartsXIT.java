package io.undercut.stream.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingCluster;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.source.enumerator.SavedPlan;
import io.undercut.testing.GeneratedShards;
import io.undercut.testing.Tables;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.boosting.Collective;
import io.undercut.zoo.boosting.CollectiveTracker;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Calibration;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sha256 of trees boosted in so many parts, wherever these run and whatever happens to their tasks. */
@Timeout(60)
class BoostingPartsXIT {
    private static final GeneratedShards EXAMPLES = new GeneratedShards(300, 6);
    private static final BoosterSpec BOOSTER = new BoosterSpec(
            BoosterSpec.Library.XGBOOST,
            BoosterSpec.Objective.SQUARED_ERROR,
            6,
            1,
            0.2,
            BoosterSpec.Trees.ofDepth(4, 1, 1),
            new BoosterSpec.Sampling(0.7, 0.8));
    private static final BoosterRecipe RECIPE = new BoosterRecipe(120, 2, 0);
    private static byte[] ofTwo;
    private static byte[] ofThree;

    @TempDir
    private Path folder;

    private TrainingCluster cluster;

    /** Not where the fields are declared: until these are set no other thread sees the class. */
    @BeforeAll
    static void boostUndisturbed() {
        ofTwo = undisturbed(RECIPE, 2);
        ofThree = undisturbed(RECIPE, 3);
    }

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new TrainingCluster(folder);
    }

    @AfterEach
    void stopCluster() throws Exception {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "3, 1", "3, 2", "3, 3"})
    void givesTheBitsOfThreadsWithoutFlinkAtAnyParallelism(int parts, int parallelism) throws Exception {
        cluster.mini().executeJobBlocking(job(plan(RECIPE, parts), null, Deadline.NONE, parallelism));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(parts == 2 ? ofTwo : ofThree);
        assertThat(cluster.run().history()).hasSize(60);
    }

    @Test
    void anotherNumberOfPartsIsAnotherModel() {
        assertThat(ofTwo).isNotEqualTo(ofThree);
    }

    @Test
    void onePartIsThePlanOfWholeRows() {
        BoostingPlan whole = new BoostingPlan(BOOSTER, RECIPE, 42);

        assertThat(plan(RECIPE, 1)).isEqualTo(whole);
        assertThat(SavedPlan.text(whole)).doesNotContain("parts");
        assertThat(SavedPlan.text(plan(RECIPE, 3))).contains("\"parts\" : 3");
    }

    @Test
    void onlyOneBoosterOfXgboostBoostsInParts() {
        BoostingPlan.Member one = plan(RECIPE, 1).members().get(0);
        BoostingPlan ensemble = new BoostingPlan(List.of(one, one), Calibration.NONE, 42);
        BoostingPlan leaves = new BoostingPlan(BOOSTER.by(BoosterSpec.Library.LIGHTGBM), RECIPE, 42);

        for (BoostingPlan other : List.of(ensemble, leaves)) {
            assertThat(other.inParts(1)).isEqualTo(other);
            assertThatThrownBy(() -> other.inParts(2))
                    .isInstanceOf(Fault.class)
                    .hasMessage(
                            "training.boosting-parts is 2, and only one booster of XGBoost boosts in parts; choose it,"
                                    + " or leave the parts out");
        }
        assertThatThrownBy(() -> plan(RECIPE, 65))
                .isInstanceOf(Fault.class)
                .hasMessage("training.boosting-parts is 65; must be within 1 … 64");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void givesTheSameBitsAfterATaskManagerIsLost(int parallelism) throws Exception {
        cluster.disturbed(job(plan(RECIPE, 3), null, Deadline.NONE, parallelism));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ofThree);
        assertThat(cluster.run().history()).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void givesTheSameBitsAfterOnePartFailedWhileTheOthersWaitedForIt(int parallelism) throws Exception {
        FailingClock.ASKED.set(0);

        cluster.mini()
                .executeJobBlocking(
                        job(plan(RECIPE, 3), EXAMPLES, null, Deadline.NONE, parallelism, new FailingClock()));

        assertThat(FailingClock.ASKED).hasValueGreaterThan(3 * 60);
        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ofThree);
        assertThat(cluster.run().history()).hasSize(60);
    }

    /** Each part asks it after each segment; the hundredth time there is no answer. */
    private static final class FailingClock extends Clock implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger ASKED = new AtomicInteger();

        @Override
        public long millis() {
            if (ASKED.incrementAndGet() == 100) {
                throw new IllegalStateException("the clock stands");
            }
            return 0;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 1", "2, 4"})
    void givesTheSameBitsWhenStoppedWithASavepointAndResumedAtAnotherParallelism(int first, int then) throws Exception {
        String savepoint = cluster.stopped(job(plan(RECIPE, 3), null, Deadline.NONE, first));

        cluster.mini().executeJobBlocking(job(plan(RECIPE, 3), savepoint, Deadline.NONE, then));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ofThree);
        assertThat(cluster.run().history()).hasSize(60);
    }

    @Test
    void givesTheSameBitsWhenItsTimeWasOverAndItWasGivenMore() throws Exception {
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(plan(RECIPE, 3), null, new Deadline(0), 2)))
                .rootCause()
                .hasMessageContaining("training.deadline, was over after round 1 of 60");
        String checkpoint = cluster.newestCheckpoint();

        cluster.mini().executeJobBlocking(job(plan(RECIPE, 3), checkpoint, Deadline.NONE, 2));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ofThree);
        assertThat(cluster.run().history()).hasSize(60).noneMatch(RoundDecision::outOfTime);
    }

    @Test
    void allPartsStopEarlyWithTheTreesOfTheLowestValidationLoss() throws Exception {
        cluster.mini().executeJobBlocking(job(plan(new BoosterRecipe(120, 2, 3), 3), null, Deadline.NONE, 2));

        List<RoundDecision> history = cluster.run().history();
        RoundDecision last = history.get(history.size() - 1);
        assertThat(last.verdict()).isEqualTo(RoundDecision.Verdict.STOPPED_EARLY);
        assertThat(cluster.run().read(RunFolder.MODEL))
                .isEqualTo(undisturbed(new BoosterRecipe(2 * (last.bestRound() + 1), 2, 0), 3));
    }

    @Test
    void partsWithoutRowsAreRefusedOnce() {
        ShardedExamples few = (part, parts) -> part == 1
                ? new ReplicaExamples(Tables.nonLinear(0, 6, 1), Tables.nonLinear(3, 6, 2))
                : EXAMPLES.of(part, parts);

        assertThatThrownBy(() -> cluster.mini()
                        .executeJobBlocking(job(plan(RECIPE, 3), few, null, Deadline.NONE, 2, Clock.systemUTC())))
                .rootCause()
                .hasMessage("training.boosting-parts is 3, and 1 of the parts have no training rows; choose fewer, or"
                        + " learn from more races");
    }

    @Test
    void refusesASavepointOfAnotherNumberOfParts() throws Exception {
        String savepoint = cluster.stopped(job(plan(RECIPE, 3), null, Deadline.NONE, 2));

        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(plan(RECIPE, 2), savepoint, Deadline.NONE, 2)))
                .hasStackTraceContaining("is of another training: parts is 3 there and 2 here");
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(plan(RECIPE, 1), savepoint, Deadline.NONE, 2)))
                .hasStackTraceContaining("is of another training: parts is 3 there and not given here");
    }

    private static BoostingPlan plan(BoosterRecipe recipe, int parts) {
        return new BoostingPlan(BOOSTER, recipe, 42).inParts(parts);
    }

    private static byte[] undisturbed(BoosterRecipe recipe, int parts) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (CollectiveTracker tracker = CollectiveTracker.open("localhost", parts)) {
            List<Future<byte[]>> all = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                int number = part;
                all.add(threads.submit(() -> boosted(recipe, tracker, number, parts)));
            }
            for (Future<byte[]> each : all) {
                assertThat(each.get()).isEqualTo(all.get(0).get());
            }
            return all.get(0).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdown();
        }
    }

    private static byte[] boosted(BoosterRecipe recipe, CollectiveTracker tracker, int part, int parts) {
        try (Collective collective = Collective.join("localhost", tracker.port(), part, parts);
                Boosting boosting = Boosting.of(BOOSTER, 42, EXAMPLES.of(part, parts), null, collective)) {
            for (int segment = 0; segment < recipe.segments(); segment++) {
                boosting.boost(segment * recipe.segment(), recipe.roundsOf(segment));
            }
            return BoosterArchive.write(BOOSTER, boosting.trees());
        }
    }

    private JobGraph job(BoostingPlan plan, String savepoint, Deadline deadline, int parallelism) {
        return job(plan, EXAMPLES, savepoint, deadline, parallelism, Clock.systemUTC());
    }

    private JobGraph job(
            BoostingPlan plan,
            ShardedExamples examples,
            String savepoint,
            Deadline deadline,
            int parallelism,
            Clock clock) {
        StreamExecutionEnvironment environment =
                deadline == Deadline.NONE ? cluster.environment(parallelism) : cluster.keeping(parallelism);
        BoostingTopology.addTo(environment, plan, examples, cluster.run(), cluster.checkpointing(), deadline, clock)
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return TrainingCluster.graph(environment, savepoint);
    }
}
