package io.undercut.job.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowRunnerTest {
    private static final String RUN = "r";

    @TempDir
    private Path folder;

    private final StepJobs jobs = new StepJobs();
    private RunJournal journal;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void opensAJournal() {
        journal = new RunJournal(folder);
    }

    @Test
    void theJobAtWorkStandsInTheJournalWhileItRuns() {
        journal.begin(RUN, RunProcess.here());
        TaskRecord[] seen = new TaskRecord[1];
        run(() -> {
            jobs.begun("train m", "a1");
            seen[0] = journal.read(RUN).tasks().get(0);
            return "done";
        });

        assertThat(seen[0].status()).isEqualTo(TaskState.RUNNING);
        assertThat(seen[0].flinkJobId()).isEqualTo("a1");
    }

    @Test
    void restartsAreCountedApartFromAttempts() {
        TaskRecord task = run(() -> {
            jobs.begun("look at slots", "a0");
            jobs.begun("train m", "a1");
            jobs.restarted(2);
            jobs.restarted(1);
            return "done";
        });

        assertThat(task.attempts()).isOne();
        assertThat(task.restarts()).isEqualTo(3);
        assertThat(task.flinkJobId()).isEqualTo("a1");
    }

    @Test
    void anotherJobInThePlaceOfALostOneIsAnotherAttempt() {
        TaskRecord task = run(() -> {
            jobs.begun("train m", "a1");
            jobs.begun("train m", "a2");
            return "done";
        });

        assertThat(task.attempts()).isEqualTo(2);
        assertThat(task.flinkJobId()).isEqualTo("a2");
    }

    @Test
    void aRunTakenUpCountsOn() {
        run(() -> {
            jobs.begun("train m", "a1");
            jobs.restarted(1);
            throw new Fault(FaultReason.WORKER_CRASH, "lost");
        });
        TaskRecord task = run(() -> {
            jobs.begun("train m", "a2");
            jobs.restarted(1);
            return "done";
        });

        assertThat(task.attempts()).isEqualTo(2);
        assertThat(task.restarts()).isEqualTo(2);
        assertThat(task.status()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void aStepThatSubmitsNothingHasNoJob() {
        run(() -> {
            jobs.begun("import", "a1");
            return "done";
        });
        TaskRecord task = run(() -> "nothing new");

        assertThat(task.flinkJobId()).isNull();
        assertThat(task.attempts()).isEqualTo(2);
    }

    @Test
    void aRunTakenUpKeepsItsFirstStartAndCountsItsTimeAtWork() {
        run(() -> {
            now = now.plusSeconds(10);
            throw new Fault(FaultReason.WORKER_CRASH, "lost");
        });
        now = now.plus(Duration.ofDays(1));
        run(() -> {
            now = now.plusSeconds(5);
            return "done";
        });

        assertThat(journal.read(RUN).began()).isEqualTo(Instant.EPOCH.toString());
        assertThat(journal.read(RUN).durationSeconds()).isEqualTo(15);
    }

    private TaskRecord run(Supplier<String> action) {
        return new WorkflowRunner(journal, new Now(), task -> {}, jobs)
                .run(RUN, List.of(new Step("t", List.of(), action)), List::of)
                .run()
                .tasks()
                .get(0);
    }

    /** Stands still between steps. */
    private final class Now extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
