package io.undercut.job.cluster;

import static io.undercut.job.cluster.FaultStage.succeeded;
import static io.undercut.job.cluster.RunningCluster.signal;
import static io.undercut.job.cluster.RunningCluster.since;

import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.cluster.TrainingWatch.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** One sha256 when the JobManager is lost, or ZooKeeper, which keeps what the JobManager must not forget. */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
class HighAvailabilityChaosIT {
    private final FaultStage stage;
    private final ZooKeeperProcess zooKeeper;
    private final RunningCluster cluster;
    private final TrainingWatch watch;

    HighAvailabilityChaosIT(FaultStage stage) throws IOException {
        this.stage = stage;
        Path folder = Files.createTempDirectory("undercut-zookeeper");
        this.zooKeeper = new ZooKeeperProcess(folder);
        this.cluster = RunningCluster.start(
                stage,
                "available",
                9210,
                "--task-managers 2 --slots 2",
                "high-availability.type=zookeeper",
                "high-availability.zookeeper.quorum=" + zooKeeper.quorum(),
                "high-availability.zookeeper.client.session-timeout=6000",
                "high-availability.storageDir=" + folder.resolve("storage").toUri());
        this.watch = cluster.watch();
    }

    @AfterAll
    void leavesNothingRunning() {
        cluster.close();
        zooKeeper.close();
    }

    @Test
    @Order(1)
    void aJobManagerKilledAndReplaced() throws IOException {
        Running run = cluster.begin("replaced", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 2);

        long fault = System.nanoTime();
        cluster.living(Role.JOBMANAGER).get(0).destroyForcibly();
        Running addition = cluster.adding("--job-managers 1");
        int restored = watch.trainsAfterRestore(job);

        stage.same(
                "JobManager killed, replaced (ZooKeeper); parallelism 4",
                ClusterChaosIT.recovered(at, restored, since(fault)),
                run);
        succeeded(addition.outcome());
    }

    @Test
    @Order(2)
    void aJobManagerStoppedForLongerThanItsSessionAndContinued() throws IOException {
        Running run = cluster.begin("stopped", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 2);

        ProcessHandle stopped = cluster.living(Role.JOBMANAGER).get(0);
        signal("-STOP", stopped);
        TrainingWatch.pass(Duration.ofSeconds(12));
        signal("-CONT", stopped);
        // It finds its leadership gone and ends itself, or goes on; the one that comes takes over either way.
        Running addition = cluster.adding("--job-managers 1");

        stage.same(
                "JobManager stopped for 12 s (session timeout 6 s), another beside it", "at round " + at.round(), run);
        succeeded(addition.outcome());
    }

    @Test
    @Order(3)
    void zooKeeperKilledForLessThanASession() throws IOException {
        Running run = cluster.begin("blink", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 2);

        withoutZooKeeper(Duration.ofSeconds(2));

        stage.same("ZooKeeper killed for 2 s (session timeout 6 s), two JobManagers", "at round " + at.round(), run);
    }

    /**
     * With one JobManager: of two, both can hold themselves for the leader afterwards, for the session is taken up again by a
     * ZooKeeper that restarts and then ends (CURATOR-696, in the Curator 5.4 that Flink brings along).
     */
    @Test
    @Order(4)
    void zooKeeperKilledForLongerThanASession() throws IOException {
        cluster.leaveOne(Role.JOBMANAGER);
        Running run = cluster.begin("quorum", 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 2);

        withoutZooKeeper(Duration.ofSeconds(10));

        stage.same("ZooKeeper killed for 10 s (session timeout 6 s), one JobManager", "at round " + at.round(), run);
    }

    private void withoutZooKeeper(Duration time) throws IOException {
        zooKeeper.kill();
        TrainingWatch.pass(time);
        zooKeeper.start();
    }
}
