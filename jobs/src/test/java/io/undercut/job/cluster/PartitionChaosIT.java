package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.job.cluster.TrainingWatch.Progress;
import io.undercut.job.cluster.WorkerNetwork.Way;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One sha256 when a TaskManager in a network of its own cannot be reached for a while, or cannot reach the others, or neither. */
@ExtendWith(OnTheFaultStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "undercut.chaos", matches = "all", disabledReason = "slow; run with -Pchaos")
class PartitionChaosIT {
    private static final Duration LENGTH = Duration.ofSeconds(20);

    private final FaultStage stage;
    private WorkerNetwork network;
    private RunningCluster cluster;
    private Process worker;

    /** What is cut off. */
    enum Cut {
        NOTHING_REACHES_IT(Set.of(Way.TO_THE_WORKER)),
        IT_REACHES_NOTHING(Set.of(Way.FROM_THE_WORKER)),
        BOTH_WAYS(Set.of(Way.TO_THE_WORKER, Way.FROM_THE_WORKER));

        private final Set<Way> ways;

        Cut(Set<Way> ways) {
            this.ways = ways;
        }
    }

    PartitionChaosIT(FaultStage stage) {
        this.stage = stage;
    }

    /** One TaskManager stays here; the other moves into the namespace with the command line it was started by. */
    @BeforeAll
    void startsAClusterAcrossTheRouter() throws IOException {
        assumeTrue(WorkerNetwork.possible(), "network namespaces take Linux and root");
        network = WorkerNetwork.open();
        cluster = RunningCluster.start(
                stage,
                "partitioned",
                9230,
                "--task-managers 2 --slots 2",
                "jobmanager.rpc.address=" + WorkerNetwork.CLUSTER,
                "jobmanager.bind-host=0.0.0.0",
                "taskmanager.host=" + WorkerNetwork.CLUSTER,
                "taskmanager.bind-host=0.0.0.0");
        ProcessHandle second = cluster.living(Role.TASKMANAGER).get(1);
        List<String> command = new ArrayList<>(WorkerNetwork.inside());
        String line =
                Files.readString(Path.of("/proc", Long.toString(second.pid()), "cmdline"), StandardCharsets.UTF_8);
        command.addAll(List.of(line.split("\0")));
        command.addAll(List.of("-D", "taskmanager.host=" + WorkerNetwork.WORKER));
        command.addAll(List.of("-D", "taskmanager.resource-id=taskmanager-far"));
        // Its class path begins with the cluster's own copies, named from its folder.
        File folder = Files.readSymbolicLink(Path.of("/proc", Long.toString(second.pid()), "cwd"))
                .toFile();
        second.destroyForcibly();
        cluster.watch().slots(2);
        worker = new ProcessBuilder(command)
                .directory(folder)
                .redirectErrorStream(true)
                .redirectOutput(
                        cluster.warehouse().resolve("taskmanager-far.log").toFile())
                .start();
        cluster.watch().slots(4);
    }

    @AfterAll
    void leavesNothingRunning() {
        if (worker != null) {
            worker.destroyForcibly();
        }
        if (cluster != null) {
            cluster.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void aTaskManagerCutOffForAWhile(Cut cut) throws IOException {
        TrainingWatch watch = cluster.watch();
        watch.slots(4);
        Running run = cluster.begin(cut.name().toLowerCase(Locale.ROOT), 4);
        String job = watch.job();
        Progress at = watch.underWay(job, 1);

        long fault = System.nanoTime();
        cut.ways.forEach(network::cut);
        TrainingWatch.pass(LENGTH);
        cut.ways.forEach(network::heal);
        int restored = watch.trainsAfterRestore(job);

        stage.same(
                "a TaskManager cut off for %d s: %s"
                        .formatted(
                                LENGTH.toSeconds(),
                                cut.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                ClusterChaosIT.recovered(at, restored, RunningCluster.since(fault)),
                run);
        assertThat(worker.isAlive()).isTrue();
    }
}
