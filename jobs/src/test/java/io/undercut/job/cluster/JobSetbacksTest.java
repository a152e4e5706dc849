package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JobSetbacksTest {
    private static final String HEARTBEAT =
            "java.util.concurrent.TimeoutException: Heartbeat of TaskManager with id taskmanager-1 timed out.\n\tat x.Y.z(Y.java:1)\n";
    private static final String CLOSED =
            "org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException: Connection unexpectedly closed by"
                    + " remote task manager '127.0.0.1/127.0.0.1:4711 [ taskmanager-1 ] '. This might indicate that the"
                    + " remote task manager was lost.\n\tat x.Y.z(Y.java:1)\n";
    private static final String DATA =
            "java.lang.RuntimeException: outer\n\tat x.Y.z(Y.java:1)\nCaused by: io.undercut.fault.Fault:"
                    + " data_validation_failure: rows are short; bring them back\n\tat x.Y.z(Y.java:1)\n";
    private static final String TORN =
            "java.lang.Exception: Exception while creating StreamOperatorStateContext.\nCaused by:"
                    + " org.apache.flink.runtime.state.BackendBuildingException: Failed when trying to restore\n";
    private static final String MEMORY = "java.lang.OutOfMemoryError: Java heap space\n\tat x.Y.z(Y.java:1)\n";

    private final Job job = new Job();
    private final JobSetbacks setbacks = new JobSetbacks(job, "train m", () -> {});

    @Test
    void aLostWorkerIsNamedWithTheCheckpointThatTrainingGoesOnFrom() {
        assertThat(setbacks.look()).isEmpty();
        fails(10, CLOSED);
        job.running = false;
        assertThat(setbacks.look()).isEmpty();
        fails(20, HEARTBEAT);
        // Restored for a start that the second failure ended.
        restored(7, 15);
        job.running = true;
        assertThat(setbacks.look()).isEmpty();
        restored(7, 25);

        assertThat(setbacks.look()).contains(new Recovery("taskmanager-1", FaultReason.WORKER_CRASH, 7, 2));
        assertThat(setbacks.look()).as("told once").isEmpty();
        assertThat(setbacks.incurable()).isEmpty();
    }

    @Test
    void theLineNamesWorkerCheckpointAndRestarts() {
        assertThat(new Recovery("taskmanager-1", FaultReason.WORKER_CRASH, 7, 2).line())
                .isEqualTo("lost worker taskmanager-1; training goes on from checkpoint 7, after 2 restarts");
        assertThat(new Recovery("", FaultReason.NETWORK_TIMEOUT, 0, 1).line())
                .isEqualTo("the job failed (network_timeout); training goes on from its beginning, there was no"
                        + " checkpoint yet, after 1 restart");
    }

    @Test
    void aJobWithoutACheckpointGoesOnFromItsBeginning() {
        fails(10, HEARTBEAT);

        assertThat(setbacks.look()).contains(new Recovery("taskmanager-1", FaultReason.WORKER_CRASH, 0, 1));
    }

    @Test
    void badDataEndTheJobAtTheFirstFailure() {
        fails(10, DATA);
        setbacks.look();

        assertThat(setbacks.incurable()).hasValueSatisfying(fault -> {
            assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE);
            assertThat(fault).hasMessage("rows are short; bring them back");
        });
    }

    @Test
    void memoryThatRanOutEndsTheJobAtTheFirstFailure() {
        fails(10, MEMORY);
        setbacks.look();

        assertThat(setbacks.incurable()).map(Fault::reason).contains(FaultReason.OUT_OF_MEMORY);
    }

    @Test
    void aCheckpointThatCannotBeRestoredEndsItWhenThatHappensAgain() {
        fails(10, TORN);
        setbacks.look();
        assertThat(setbacks.incurable()).isEmpty();
        fails(20, TORN);
        setbacks.look();

        assertThat(setbacks.incurable()).map(Fault::reason).contains(FaultReason.INTEGRITY_FAILURE);
    }

    @Test
    void whatNobodyKnowsMayPassOnceBetweenTwoCheckpoints() {
        fails(10, "java.lang.IllegalStateException: odd\n");
        setbacks.look();
        completed(3);
        fails(20, "java.lang.IllegalStateException: odd\n");
        setbacks.look();
        assertThat(setbacks.incurable()).isEmpty();
        fails(30, "java.lang.IllegalStateException: odd\n");
        setbacks.look();

        assertThat(setbacks.incurable()).map(Fault::reason).contains(FaultReason.INTERNAL_ERROR);
    }

    @Test
    void lostWorkersAreNeverIncurable() {
        for (int i = 0; i < 10; i++) {
            fails(10 + i, i % 2 == 0 ? HEARTBEAT : CLOSED);
            setbacks.look();
        }
        assertThat(setbacks.incurable()).isEmpty();
    }

    @Test
    void aJobManagerThatDoesNotAnswerIsNoFailure() {
        job.silent = true;

        assertThat(setbacks.look()).isEmpty();
        assertThat(setbacks.incurable()).isEmpty();
    }

    private void fails(long at, String trace) {
        job.failures.add(new ObservedJob.Failure(at, trace));
    }

    private void restored(int id, long at) {
        completed(id);
        job.restored = OptionalLong.of(id);
        job.restoredAt = at;
    }

    private void completed(int id) {
        job.completed = OptionalLong.of(id);
    }

    /** A job with one task, which does what it is told. */
    private static final class Job implements ObservedJob {
        private final List<Failure> failures = new ArrayList<>();
        private boolean silent;
        private boolean running = true;
        private OptionalLong completed = OptionalLong.empty();
        private OptionalLong restored = OptionalLong.empty();
        private long restoredAt;

        @Override
        public List<Failure> failures() throws IOException {
            if (silent) {
                throw new IOException("nobody answers");
            }
            return failures;
        }

        @Override
        public boolean allTasksRun() {
            return running;
        }

        @Override
        public long newestCheckpoint() {
            return completed.orElse(0);
        }

        @Override
        public Optional<Long> restoredSince(long millis) {
            if (restored.isPresent() && restoredAt >= millis) {
                return Optional.of(restored.getAsLong());
            }
            return restored.isEmpty() && completed.isEmpty() ? Optional.of(0L) : Optional.empty();
        }
    }
}
