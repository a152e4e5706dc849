package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.source.TrainingSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine lost between an average and its arrival at the readers. Ordinary losses miss this window, so a gate holds the feedback of one
 * round until checkpoints have been taken in the window. The control shows that the gate does hit it: without sending averages again the
 * job never gets on.
 */
class FeedbackWindowXIT {
    private static final int PARALLELISM = 4;
    private static final int HELD_ROUND = 5;
    private static final TrainingPlan PLAN = SmallRun.plan(5, 3, 12);
    private static final AtomicReference<Gate> GATE = new AtomicReference<>();

    @TempDir
    private Path folder;

    private TrainingCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        GATE.set(new Gate());
        cluster = new TrainingCluster(folder);
    }

    @AfterEach
    void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void losesNoRoundWhenAveragesAreSentAgain() throws Exception {
        JobID job = killedInTheWindow(Reemission.ON);
        assertThat(cluster.mini().requestJobResult(job).get().isSuccess()).isTrue();
        RunFolder run = cluster.run();
        assertThat(run.read(RunFolder.MODEL)).isEqualTo(PlainLoop.model(PLAN, SmallRun.EXAMPLES));
        assertThat(run.history()).hasSize(PLAN.rounds());
    }

    @Test
    void hangsWhenTheyAreNot() throws Exception {
        JobID job = killedInTheWindow(Reemission.OFF);
        await(() -> counts(job).getNumberOfRestoredCheckpoints() > 0);
        awaitCheckpoints(job, 20);
        assertThat(GATE.get().passed()).isZero();
        assertThat(cluster.mini().getJobStatus(job).get()).isEqualTo(JobStatus.RUNNING);
        cluster.mini().cancelJob(job).get();
    }

    /** Runs until all readers wait for the held round, checkpoints that, loses a machine, and opens the gate for what comes after. */
    private JobID killedInTheWindow(Reemission reemission) throws Exception {
        JobID job = cluster.mini().submitJob(job(reemission)).get().getJobID();
        await(() -> GATE.get().held() == PARALLELISM);
        // The first may have been begun before the gate closed.
        awaitCheckpoints(job, 2);
        cluster.mini().terminateTaskManager(0).get();
        GATE.get().open();
        cluster.mini().startTaskManager();
        return job;
    }

    private JobGraph job(Reemission reemission) {
        StreamExecutionEnvironment environment = cluster.environment(PARALLELISM);
        new TrainingTopology(
                        PLAN,
                        layout -> new TrainingSource(PLAN, layout, SmallRun.EXAMPLES),
                        cluster.run(),
                        cluster.checkpointing(),
                        10,
                        reemission,
                        (slot, average) -> GATE.get().deliver(slot, average))
                .addTo(environment)
                .sinkTo(new DiscardingSink<>())
                .uid("rounds");
        return TrainingCluster.graph(environment, null);
    }

    private void awaitCheckpoints(JobID job, int more) throws Exception {
        long before = counts(job).getNumberOfCompletedCheckpoints();
        await(() -> counts(job).getNumberOfCompletedCheckpoints() >= before + more);
    }

    private CheckpointStatsCounts counts(JobID job) throws Exception {
        return cluster.mini()
                .getExecutionGraph(job)
                .get()
                .getCheckpointStatsSnapshot()
                .getCounts();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    /** Lets early rounds through, keeps back the rest until it is opened; what it kept back is lost with the machine. */
    private static final class Gate {
        private boolean open;
        private int held;
        private int passed;

        synchronized void deliver(FeedbackBroker.Slot slot, RoundAssembly.Average average) {
            if (average.decision().round() < HELD_ROUND) {
                slot.deposit(average);
            } else if (open) {
                passed++;
                slot.deposit(average);
            } else {
                held++;
            }
        }

        synchronized void open() {
            open = true;
        }

        synchronized int held() {
            return held;
        }

        synchronized int passed() {
            return passed;
        }
    }
}
