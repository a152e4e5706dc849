package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.stream.table.Checksum;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.ParentModel;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.stream.training.source.TrainingSource;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import java.nio.file.Path;
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

class TrainingXIT {
    private static final int REPLICAS = 5;
    private static final GeneratedShards EXAMPLES = new GeneratedShards(300, 6);
    private static final NetworkSpec NETWORK = new NetworkSpec(
            6,
            List.of(
                    new NetworkSpec.Dense(16, NetworkSpec.Activation.RELU),
                    new NetworkSpec.Dense(8, NetworkSpec.Activation.TANH)),
            NetworkSpec.Loss.SQUARED_ERROR,
            new NetworkSpec.Adam(0.01, 0.9, 0.999, 0),
            0);

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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givesTheBitsOfAPlainLoopAtAnyParallelism(int parallelism) throws Exception {
        TrainingPlan plan = plan(12);
        cluster.mini().executeJobBlocking(job(plan, parallelism, null));
        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(PlainLoop.model(plan, EXAMPLES));
    }

    @Test
    void givesTheSameBitsAfterALostTaskManager() throws Exception {
        TrainingPlan plan = plan(150);
        cluster.disturbed(job(plan, 4, null));
        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(PlainLoop.model(plan, EXAMPLES));
        assertThat(cluster.run().history()).hasSize(150);
    }

    @Test
    void givesTheSameBitsWhenStoppedAndResumedAtOtherParallelisms() throws Exception {
        TrainingPlan plan = plan(200);
        String savepoint = null;
        for (int parallelism : new int[] {2, 4}) {
            savepoint = cluster.stopped(job(plan, parallelism, savepoint));
        }
        cluster.mini().executeJobBlocking(job(plan, 1, savepoint));
        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(PlainLoop.model(plan, EXAMPLES));
    }

    @Test
    void stopsEarlyWithTheBestModelWhenTheValidationLossNoLongerFalls() throws Exception {
        TrainingPlan patient = plan(400);
        TrainingPlan plan = new TrainingPlan(
                patient.network(),
                patient.standardisation(),
                patient.step(),
                REPLICAS,
                patient.localSteps(),
                new Stopping(400, 3),
                patient.batchRows(),
                patient.updaterAveraging(),
                patient.validateEvery(),
                patient.seed());
        cluster.mini().executeJobBlocking(job(plan, 4, null));
        List<RoundDecision> history = cluster.run().history();
        RoundDecision last = history.get(history.size() - 1);
        assertThat(last.verdict()).isEqualTo(RoundDecision.Verdict.STOPPED_EARLY);
        assertThat(last.stale()).isEqualTo(3);
        assertThat(history).noneMatch(round -> round.validationLoss() < last.bestLoss());
        assertThat(cluster.run().read(RunFolder.MODEL))
                .isEqualTo(PlainLoop.model(plan(last.bestRound() + 1), EXAMPLES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void beginsWithAParentsParametersAtAnyParallelism(int parallelism) throws Exception {
        byte[] parent = PlainLoop.model(plan(7), EXAMPLES);
        RunFolder run = cluster.run();
        run.write("parent.zip", parent);
        TrainingPlan fresh = plan(9);
        TrainingPlan plan = new TrainingPlan(
                fresh.network(),
                fresh.standardisation(),
                fresh.step(),
                REPLICAS,
                fresh.localSteps(),
                fresh.stopping(),
                fresh.batchRows(),
                fresh.updaterAveraging(),
                fresh.validateEvery(),
                fresh.seed(),
                new ParentModel(run.uri() + "/parent.zip", Checksum.sha256(parent)));
        cluster.mini().executeJobBlocking(job(plan, parallelism, null));
        assertThat(cluster.run().read(RunFolder.MODEL))
                .isEqualTo(PlainLoop.model(plan, EXAMPLES))
                .isNotEqualTo(PlainLoop.model(fresh, EXAMPLES));
    }

    @Test
    void refusesASavepointOfAnotherTraining() throws Exception {
        TrainingPlan plan = plan(5_000);
        String savepoint = cluster.stopped(job(plan, 2, null));
        TrainingPlan fewer = new TrainingPlan(
                plan.network(),
                plan.standardisation(),
                plan.step(),
                2,
                plan.localSteps(),
                plan.stopping(),
                plan.batchRows(),
                plan.updaterAveraging(),
                plan.validateEvery(),
                plan.seed());
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(fewer, 2, savepoint)))
                .hasStackTraceContaining("is of another training: replicas is 5 there and 2 here");
    }

    @Test
    void givesTheSameBitsWhenItsTimeWasOverAndItWasGivenMore() throws Exception {
        TrainingPlan plan = plan(60);
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(plan, 4, null, new Deadline(0))))
                .rootCause()
                .hasMessageContaining("training.deadline, was over after round 1 of 60");
        RunFolder run = cluster.run();
        assertThat(run.has(RunFolder.MODEL)).isFalse();
        assertThat(run.read(RunFolder.BEST)).isEqualTo(PlainLoop.model(plan(1), EXAMPLES));
        String checkpoint = cluster.newestCheckpoint();
        cluster.mini().executeJobBlocking(job(plan, 2, checkpoint, Deadline.NONE));
        assertThat(cluster.run().read(RunFolder.MODEL)).isEqualTo(PlainLoop.model(plan, EXAMPLES));
        assertThat(run.history()).hasSize(60).noneMatch(RoundDecision::outOfTime);
    }

    @Test
    void stopsAtOnceWhenTheLossIsNoLongerANumber() {
        TrainingPlan plan = new TrainingPlan(
                new NetworkSpec(
                        6,
                        NETWORK.hidden(),
                        NetworkSpec.Loss.SQUARED_ERROR,
                        new NetworkSpec.Adam(1e30, 0.9, 0.999, 0),
                        0),
                Standardisation.fit(EXAMPLES.of(0, 1).training()),
                LocalSteps.DL4J,
                2,
                5,
                new Stopping(20, 0),
                32,
                UpdaterAveraging.AVERAGED,
                5,
                42);
        assertThatThrownBy(() -> cluster.mini().executeJobBlocking(job(plan, 2, null)))
                .rootCause()
                .hasMessageContaining("lower training.learning-rate");
    }

    private static TrainingPlan plan(int rounds) {
        return new TrainingPlan(
                NETWORK,
                Standardisation.fit(EXAMPLES.of(0, 1).training()),
                LocalSteps.DL4J,
                REPLICAS,
                4,
                new Stopping(rounds, 0),
                32,
                UpdaterAveraging.AVERAGED,
                3,
                42);
    }

    private JobGraph job(TrainingPlan plan, int parallelism, String savepoint) {
        return job(plan, parallelism, savepoint, Deadline.NONE);
    }

    private JobGraph job(TrainingPlan plan, int parallelism, String savepoint, Deadline deadline) {
        StreamExecutionEnvironment environment =
                deadline == Deadline.NONE ? cluster.environment(parallelism) : cluster.keeping(parallelism);
        new TrainingTopology(
                        plan,
                        layout -> new TrainingSource(plan, layout, EXAMPLES),
                        cluster.run(),
                        cluster.checkpointing(),
                        100)
                .until(deadline)
                .addTo(environment)
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return TrainingCluster.graph(environment, savepoint);
    }
}
