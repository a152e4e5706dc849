package io.undercut.stream.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.training.BoostingTopology;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingCluster;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sha256 of boosted trees, whatever happens to the task that boosts. */
class BoostingXIT {
    private static final GeneratedShards EXAMPLES = new GeneratedShards(300, 6);
    private static final byte[] UNDISTURBED = undisturbed(plan(Stop.NEVER));

    private enum Stop {
        NEVER,
        EARLY
    }

    @TempDir
    private Path folder;

    private TrainingCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new TrainingCluster(folder);
    }

    @AfterEach
    void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void givesTheBitsOfALoopWithoutFlink() throws Exception {
        cluster.mini().executeJobBlocking(job(plan(Stop.NEVER), null, Deadline.NONE));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(UNDISTURBED);
        assertThat(cluster.run().history()).hasSize(120);
    }

    @Test
    void givesTheSameBitsAfterItsTaskManagerIsLost() throws Exception {
        cluster.disturbed(job(plan(Stop.NEVER), null, Deadline.NONE));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(UNDISTURBED);
        assertThat(cluster.run().history()).hasSize(120);
    }

    @Test
    void givesTheSameBitsWhenStoppedWithASavepointAndResumed() throws Exception {
        String savepoint = cluster.stopped(job(plan(Stop.NEVER), null, Deadline.NONE));

        cluster.mini().executeJobBlocking(job(plan(Stop.NEVER), savepoint, Deadline.NONE));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(UNDISTURBED);
    }

    @Test
    void givesTheSameBitsWhenItsTimeWasOverAndItWasGivenMore() throws Exception {
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(plan(Stop.NEVER), null, new Deadline(0))))
                .rootCause()
                .hasMessageContaining("training.deadline, was over after round 1 of 120");
        String checkpoint = cluster.newestCheckpoint();

        cluster.mini().executeJobBlocking(job(plan(Stop.NEVER), checkpoint, Deadline.NONE));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(UNDISTURBED);
        assertThat(cluster.run().history()).hasSize(120).noneMatch(RoundDecision::outOfTime);
    }

    @Test
    void stopsEarlyWithTheTreesOfTheLowestValidationLoss() throws Exception {
        cluster.mini().executeJobBlocking(job(plan(Stop.EARLY), null, Deadline.NONE));

        List<RoundDecision> history = cluster.run().history();
        RoundDecision last = history.get(history.size() - 1);
        assertThat(last.verdict()).isEqualTo(RoundDecision.Verdict.STOPPED_EARLY);
        assertThat(cluster.run().read(RunFolder.MODEL))
                .isEqualTo(undisturbed(of(new BoosterRecipe(2 * (last.bestRound() + 1), 2, 0))));
    }

    @Test
    void refusesASavepointOfOtherTrees() throws Exception {
        String savepoint = cluster.stopped(job(plan(Stop.NEVER), null, Deadline.NONE));

        assertThatThrownBy(() -> cluster.mini()
                        .executeJobBlocking(job(of(new BoosterRecipe(240, 3, 0)), savepoint, Deadline.NONE)))
                .hasStackTraceContaining("is of another training: recipe.segment is 2 there and 3 here");
    }

    private static BoostingPlan plan(Stop stop) {
        return of(new BoosterRecipe(240, 2, stop == Stop.EARLY ? 3 : 0));
    }

    private static BoostingPlan of(BoosterRecipe recipe) {
        return new BoostingPlan(
                new BoosterSpec(
                        BoosterSpec.Library.XGBOOST,
                        BoosterSpec.Objective.SQUARED_ERROR,
                        6,
                        1,
                        0.2,
                        BoosterSpec.Trees.ofDepth(4, 1, 1),
                        new BoosterSpec.Sampling(0.7, 1)),
                recipe,
                42);
    }

    private static byte[] undisturbed(BoostingPlan plan) {
        ReplicaExamples all = EXAMPLES.of(0, 1);
        try (Boosting boosting = Boosting.of(plan.booster(), plan.seed(), all.training(), all.validation(), null)) {
            for (int segment = 0; segment < plan.recipe().segments(); segment++) {
                boosting.boost(segment * plan.recipe().segment(), plan.recipe().roundsOf(segment));
            }
            return BoosterArchive.write(plan.booster(), boosting.trees());
        }
    }

    private JobGraph job(BoostingPlan plan, String savepoint, Deadline deadline) {
        StreamExecutionEnvironment environment =
                deadline == Deadline.NONE ? cluster.environment(2) : cluster.keeping(2);
        BoostingTopology.addTo(
                        environment,
                        plan,
                        new BoostingSource(plan, EXAMPLES, deadline, Clock.systemUTC()),
                        cluster.run(),
                        cluster.checkpointing())
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return TrainingCluster.graph(environment, savepoint);
    }
}
