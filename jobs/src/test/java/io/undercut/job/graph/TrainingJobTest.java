package io.undercut.job.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.flink.FlinkSite;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.SmallRun;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FlinkRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingJobTest {
    private static final byte[] MODEL = "model".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    private static final String JOB = "f1848ac299ddd55e6d7c44e7f5c5a2ad";
    private static final Fault SILENCE = new Fault(FaultReason.NETWORK_TIMEOUT, "nobody answers");

    @TempDir
    private Path folder;

    @Test
    void aJobThatBeganWithNothingAndCouldNotRestoreACheckpointOfItsOwnIsTriedAgain() {
        Site site = new Site(1);

        assertThat(training(site)
                        .run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES))
                        .archive())
                .isEqualTo(MODEL);
        assertThat(site.jobs).isEqualTo(2);
    }

    @Test
    void itIsNotTriedForEver() {
        Site site = new Site(Integer.MAX_VALUE);

        assertThatThrownBy(() -> training(site).run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("a checkpoint could not be restored");
        assertThat(site.jobs).isEqualTo(3);
    }

    @Test
    void aJobThatSomebodyStoppedIsNotStartedAgain() {
        Site site = new Site(0);
        site.stopped = true;

        assertThatThrownBy(() -> training(site).run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.CANCELLED))
                .hasMessageContaining("stopped before it had a model");
        assertThat(site.jobs).isEqualTo(1);
    }

    /** Flink says that checkpoints failed; why shows where they were to be stored. */
    @Test
    void checkpointsThatCannotBeStoredAreToldByTheirStorageAndNotAsTooFewSlots() throws IOException {
        Site site = new Site(1);
        site.failure = new FlinkRuntimeException("Exceeded checkpoint tolerable failure threshold.");
        Files.writeString(folder.resolve("checkpoints"), "a file in the way");

        assertThatThrownBy(() -> training(site).run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.PERMISSION_DENIED))
                .hasMessageContaining("checkpoints")
                .message()
                .doesNotContain("slots");
        assertThat(site.jobs).isEqualTo(1);
    }

    @Test
    void tooFewSlotsAreToldAsThat() {
        Site site = new Site(1);
        site.failure = new FlinkRuntimeException(
                new NoResourceAvailableException("Not enough resources available for scheduling."));

        assertThatThrownBy(() -> training(site).run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES)))
                .hasMessageContaining("waited in vain for slots");
        assertThat(site.jobs).isEqualTo(1);
    }

    @Test
    void aModelThatIsThereCountsMoreThanAJobManagerThatIsNot() {
        Site site = new Site(0);
        site.silent = true;

        assertThat(training(site)
                        .run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES))
                        .archive())
                .isEqualTo(MODEL);
        assertThat(site.jobs).isEqualTo(1);
    }

    /** As after a kill, before the run's journal says that there is a model. */
    @Test
    void aModelThatIsThereIsNotTrainedAgain() {
        Site site = new Site(0);
        runFolder().writeModel(OTHER);
        runFolder().write(RunFolder.HISTORY, "[]".getBytes(StandardCharsets.UTF_8));

        assertThat(training(site)
                        .run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES))
                        .archive())
                .isEqualTo(OTHER);
        assertThat(site.jobs).isZero();
    }

    @Test
    void aModelThatIsNotWhatWasWrittenIsTrainedAgain() {
        Site site = new Site(0);
        runFolder().writeModel(OTHER);
        runFolder().write(RunFolder.MODEL, "omer".getBytes(StandardCharsets.UTF_8));

        assertThat(training(site)
                        .run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES))
                        .archive())
                .isEqualTo(MODEL);
        assertThat(site.jobs).isOne();
    }

    @Test
    void checkpointsStayUntilAllThatTheyStandForWasRead() throws IOException {
        runFolder().writeModel(MODEL);
        runFolder().write(RunFolder.HISTORY, "torn".getBytes(StandardCharsets.UTF_8));
        Path checkpoint = Files.createDirectories(
                folder.resolve("checkpoints").resolve(JOB).resolve("chk-1"));

        assertThatThrownBy(() -> training(new Site(0)).run(TrainNetwork.of(SmallRun.plan(2, 2, 4), SmallRun.EXAMPLES)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining("history.json");
        assertThat(checkpoint).exists();
    }

    private TrainingJob training(Site site) {
        return new TrainingJob(
                site,
                "small",
                runFolder(),
                new Checkpointing(folder.resolve("checkpoints").toUri().toString(), Duration.ofSeconds(1), 1000),
                Deadline.NONE);
    }

    private RunFolder runFolder() {
        return new RunFolder(folder.resolve("run").toUri().toString());
    }

    /** A Flink whose first jobs end as one does whose checkpoint was torn while it ran. */
    private final class Site implements FlinkSite {
        private final int failures;
        private int jobs;
        private boolean stopped;
        private boolean silent;
        private RuntimeException failure = new FlinkRuntimeException("restore", new EOFException());

        private Site(int failures) {
            this.failures = failures;
        }

        @Override
        public StreamExecutionEnvironment environment() {
            return StreamExecutionEnvironment.createLocalEnvironment(2);
        }

        @Override
        public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) {
            if (++jobs <= failures) {
                throw failure;
            }
            if (!stopped) {
                runFolder().writeModel(MODEL);
                runFolder().write(RunFolder.HISTORY, "[]".getBytes(StandardCharsets.UTF_8));
            }
            if (silent) {
                folder.resolve("checkpoints").resolve(JOB).toFile().mkdirs();
                throw SILENCE;
            }
            return new JobExecutionResult(null, 0, java.util.Map.of());
        }

        @Override
        public OptionalInt slots() {
            return OptionalInt.empty();
        }

        @Override
        public void awaitLeftRunning(String job, String jobId) {
            if (silent) {
                throw SILENCE;
            }
        }

        @Override
        public <T> Collected<T> collect(DataStream<T> stream, String job) {
            return new Collected<>(List.of(), null);
        }
    }
}
