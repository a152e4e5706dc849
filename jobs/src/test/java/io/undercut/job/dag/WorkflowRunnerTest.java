package io.undercut.job.dag;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.dag.WorkflowRunner.Finished;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowRunnerTest {
    private static final String RUN = "r";

    @TempDir
    private Path folder;

    private final TaskJobs jobs = new TaskJobs();
    private RunJournal journal;
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void opensAJournal() {
        journal = new RunJournal(new LocalArtifactStore(folder));
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
    void aTaskThatSubmitsNothingHasNoJob() {
        run(() -> {
            jobs.begun("import", "a1");
            throw new Fault(FaultReason.WORKER_CRASH, "lost");
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
                .run(
                        RUN,
                        List.of(new Task<>("t", List.of(), Left.class, done -> new Left(action.get()))),
                        done -> List.of())
                .run()
                .tasks()
                .get(0);
    }

    /** What a task of these tests leaves. */
    private record Left(String note) implements TaskResult {}

    @Test
    void aRunTakenUpEntersOnlyWhatHadNotFinished() {
        List<String> entered = new ArrayList<>();
        Task<Left> first = task("first", List.of(), entered);
        Task<Left> second = task("second", List.of("first"), entered);
        Task<Left> lost = new Task<>("third", List.of("second"), Left.class, done -> {
            throw new Fault(FaultReason.WORKER_CRASH, "lost");
        });
        run(List.of(first, second, lost));
        entered.clear();

        Finished again = run(List.of(first, second, task("third", List.of("second"), entered)));

        assertThat(entered).containsExactly("third after second");
        assertThat(again.run().tasks()).extracting(TaskRecord::status).containsOnly(TaskState.SUCCEEDED);
        assertThat(again.run().tasks().get(0).attempts()).isOne();
        assertThat(again.run().tasks().get(0).note()).isEqualTo("first after nothing");
    }

    /** Killed just after it counts as done, a run must find what the task left. */
    @Test
    void aTaskCountsAsDoneOnlyWhenWhatItLeftIsKept() {
        List<Boolean> kept = new ArrayList<>();
        WorkflowRunner.TaskListener listener = task -> {
            if (task.status() == TaskState.SUCCEEDED) {
                kept.add(journal.result(RUN, "only", Left.class).isPresent());
            }
        };

        new WorkflowRunner(journal, new Now(), listener, jobs)
                .run(RUN, List.of(task("only", List.of(), new ArrayList<>())), done -> List.of());

        assertThat(kept).containsExactly(true);
    }

    @Test
    void whatDoesNotStandAnyMoreIsMadeAgainAndAllThatCameOfIt() {
        List<String> entered = new ArrayList<>();
        boolean[] stands = {true};
        Task<Left> first = new Task<>(
                "first",
                List.of(),
                Left.class,
                task("first", List.of(), entered).work(),
                left -> stands[0]);
        Task<Left> second = task("second", List.of("first"), entered);
        run(List.of(first, second));
        stands[0] = false;
        entered.clear();

        run(List.of(first, second));

        assertThat(entered).containsExactly("first after nothing", "second after first");
    }

    @Test
    void aResultThatCannotBeReadIsMadeAgain() throws IOException {
        List<String> entered = new ArrayList<>();
        Task<Left> only = task("only", List.of(), entered);
        run(List.of(only));
        Files.writeString(folder.resolve(RUN).resolve("results/only.json"), "{");

        run(List.of(only));

        assertThat(entered).hasSize(2);
    }

    private Finished run(List<Task<?>> dag) {
        return new WorkflowRunner(journal, new Now(), task -> {}, jobs).run(RUN, dag, done -> List.of());
    }

    /** A task that says after what it was entered. */
    private static Task<Left> task(String id, List<String> inputs, List<String> entered) {
        return new Task<>(id, inputs, Left.class, done -> {
            String before = inputs.isEmpty() ? "nothing" : inputs.get(0);
            inputs.forEach(
                    input -> assertThat(done.of(input, Left.class).note()).startsWith(input));
            entered.add(id + " after " + before);
            return new Left(id + " after " + before);
        });
    }

    /** Stands still between tasks. */
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
