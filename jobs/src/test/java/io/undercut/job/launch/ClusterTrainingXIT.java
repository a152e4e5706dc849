package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.command.JobWatch;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.config.FlinkTarget;
import io.undercut.job.graph.TrainNetwork;
import io.undercut.job.graph.TrainingJob;
import io.undercut.job.graph.TrainingJob.Trained;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.TrainingPlan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.JobManagerOptions.SchedulerType;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Trainings on a cluster that is not the command's own: one that outlived its command, and one that finds too few slots. */
class ClusterTrainingXIT {
    private static final int SLOTS = 2;

    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setConfiguration(configuration())
                    .setNumberTaskManagers(1)
                    .setNumberSlotsPerTaskManager(SLOTS)
                    .build());

    @TempDir
    private Path folder;

    @Test
    void aJobThatOutlivedItsCommandIsAwaitedAndNotStartedAgain(@InjectClusterRESTAddress URI rest) throws Exception {
        TrainingPlan plan = SmallRun.plan(2, 4, 3_000);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration checkpoints = new Configuration();
        checkpoints.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        checkpoints.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints());
        environment.configure(checkpoints);
        environment.setParallelism(SLOTS);
        TrainNetwork.of(plan, SmallRun.EXAMPLES).lay(environment, run(), checkpointing(), Deadline.NONE);
        String left = environment.executeAsync("train small").getJobID().toHexString();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.isDirectory(folder.resolve("checkpoints").resolve(left)));

        Jobs jobs = new Jobs();
        Trained trained = training(rest, SLOTS, jobs).run(TrainNetwork.of(plan, SmallRun.EXAMPLES));

        assertThat(jobs.begun).containsExactly(left);
        assertThat(trained.history()).hasSize(3_000);
    }

    @Test
    void aJobThatFindsTooFewSlotsEndsAfterTheWaitingLimitAndSaysHowMany(@InjectClusterRESTAddress URI rest) {
        Jobs jobs = new Jobs();
        assertThatThrownBy(() -> training(rest, 2 * SLOTS + 1, jobs)
                        .run(TrainNetwork.of(SmallRun.plan(6, 4, 3), SmallRun.EXAMPLES)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.RESOURCE_EXHAUSTION))
                .hasMessage("job 'train small' waited in vain for slots: it asks for 5 and goes on with 3, the cluster"
                        + " has 2; start more TaskManagers or lower --parallelism");
        assertThat(jobs.begun).hasSize(1);
    }

    private TrainingJob training(URI rest, int parallelism, Jobs jobs) {
        FlinkRequest request = new FlinkRequest(new FlinkTarget.Embedded(), parallelism, rest.getPort(), jobs);
        return new TrainingJob(
                FlinkSession.submitted(request, "http://" + rest.getHost() + ":" + rest.getPort()),
                "small",
                run(),
                checkpointing(),
                Deadline.NONE);
    }

    private RunFolder run() {
        return new RunFolder(folder.resolve("run").toUri().toString());
    }

    private Checkpointing checkpointing() {
        return new Checkpointing(checkpoints(), Duration.ofMillis(100), Checkpointing.BY_THE_CLOCK_ALONE);
    }

    private String checkpoints() {
        return folder.resolve("checkpoints").toUri().toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(JobManagerOptions.SCHEDULER, SchedulerType.Adaptive);
        configuration.set(JobManagerOptions.RESOURCE_WAIT_TIMEOUT, Duration.ofSeconds(2));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        return configuration;
    }

    /** The jobs that the command watched. */
    private static final class Jobs implements JobWatch {
        private final List<String> begun = new ArrayList<>();

        @Override
        public void begun(String job, String jobId, String rest) {
            begun.add(jobId);
        }
    }
}
