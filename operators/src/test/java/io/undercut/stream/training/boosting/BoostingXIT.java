package io.undercut.stream.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TrainingCluster;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.ensemble.BlendChoice;
import io.undercut.zoo.ensemble.EnsembleArchive;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.model.Model;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One sha256 of boosted trees, whatever happens to the task that boosts. */
class BoostingXIT {
    private static final GeneratedShards EXAMPLES = new GeneratedShards(300, 6);
    private static final byte[] UNDISTURBED = undisturbed(plan(Stop.NEVER));
    private static final byte[] ENSEMBLE = undisturbed(ensemble());

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anEnsembleHasTheBitsOfALoopWithoutFlinkAtAnyParallelism(int parallelism) throws Exception {
        cluster.mini().executeJobBlocking(job(ensemble(), null, Deadline.NONE, parallelism));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ENSEMBLE);
        assertThat(cluster.run().history()).hasSize(120);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anEnsembleHasTheSameBitsAfterATaskManagerIsLost(int parallelism) throws Exception {
        cluster.disturbed(job(ensemble(), null, Deadline.NONE, parallelism));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ENSEMBLE);
        assertThat(cluster.run().history()).hasSize(120);
    }

    @Test
    void anEnsembleHasTheSameBitsWhenStoppedWithASavepointAndResumedAtAnotherParallelism() throws Exception {
        String savepoint = cluster.stopped(job(ensemble(), null, Deadline.NONE, 2));

        cluster.mini().executeJobBlocking(job(ensemble(), savepoint, Deadline.NONE, 1));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ENSEMBLE);
    }

    @Test
    void anEnsembleHasTheSameBitsWhenItsTimeWasOverAndItWasGivenMore() throws Exception {
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(ensemble(), null, new Deadline(0))))
                .rootCause()
                .hasMessageContaining("training.deadline, was over after round 1 of 120");
        String checkpoint = cluster.newestCheckpoint();

        cluster.mini().executeJobBlocking(job(ensemble(), checkpoint, Deadline.NONE));

        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(ENSEMBLE);
        assertThat(cluster.run().history()).hasSize(120).noneMatch(RoundDecision::outOfTime);
    }

    @Test
    void refusesASavepointOfOtherTrees() throws Exception {
        String savepoint = cluster.stopped(job(plan(Stop.NEVER), null, Deadline.NONE));

        assertThatThrownBy(() -> cluster.mini()
                        .executeJobBlocking(job(of(new BoosterRecipe(240, 3, 0)), savepoint, Deadline.NONE)))
                .hasStackTraceContaining("is of another training: members[0].recipe.segment is 2 there and 3 here");
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

    /** Two libraries and two seeds; the second member ends first. */
    private static BoostingPlan ensemble() {
        BoostingPlan.Member one = plan(Stop.NEVER).members().get(0);
        BoostingPlan.Member other =
                new BoostingPlan.Member(one.booster().by(BoosterSpec.Library.LIGHTGBM), new BoosterRecipe(100, 2, 0));
        return new BoostingPlan(List.of(one, other, one), Calibration.NONE, 42);
    }

    private static byte[] undisturbed(BoostingPlan plan) {
        ReplicaExamples all = EXAMPLES.of(0, 1);
        List<byte[]> members = new ArrayList<>();
        for (int member = 0; member < plan.members().size(); member++) {
            BoosterSpec booster = plan.members().get(member).booster();
            BoosterRecipe recipe = plan.members().get(member).recipe();
            try (Boosting boosting =
                    Boosting.of(booster, plan.seed() + member, all.training(), all.validation(), null)) {
                for (int segment = 0; segment < recipe.segments(); segment++) {
                    boosting.boost(segment * recipe.segment(), recipe.roundsOf(segment));
                }
                members.add(BoosterArchive.write(booster, boosting.trees()));
            }
        }
        return plan.blending() == null ? members.get(0) : blended(members, all.validation());
    }

    private static byte[] blended(List<byte[]> members, ExampleTable watched) {
        List<Model> opened = members.stream().map(BoosterArchive::read).toList();
        byte[] archive = EnsembleArchive.write(
                BlendChoice.of(opened, BoosterSpec.Objective.SQUARED_ERROR, Calibration.NONE, watched), members);
        opened.forEach(Model::close);
        return archive;
    }

    private JobGraph job(BoostingPlan plan, String savepoint, Deadline deadline) {
        return job(plan, savepoint, deadline, 2);
    }

    private JobGraph job(BoostingPlan plan, String savepoint, Deadline deadline, int parallelism) {
        StreamExecutionEnvironment environment =
                deadline == Deadline.NONE ? cluster.environment(parallelism) : cluster.keeping(parallelism);
        BoostingTopology.addTo(
                        environment,
                        plan,
                        EXAMPLES,
                        cluster.run(),
                        cluster.checkpointing(),
                        deadline,
                        Clock.systemUTC())
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return TrainingCluster.graph(environment, savepoint);
    }
}
