package io.undercut.job.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProcessTest {
    private static final RunProcess HERE = RunProcess.here();
    private static final RunProcess ENDED = new RunProcess(HERE.pid(), HERE.startedMillis() - 3_600_000, HERE.host());

    @TempDir
    private Path runs;

    private RunJournal journal;

    @BeforeEach
    void writeARunThatGoesOn() {
        journal = new RunJournal(new LocalArtifactStore(runs));
        journal.write(run("RUNNING"));
    }

    @Test
    void aRunWhoseProcessLivesIsRunning() {
        journal.begin("one", HERE);

        assertThat(journal.read("one")).isEqualTo(run("RUNNING"));
        assertThat(journal.isAtWork("one")).isTrue();
        assertThat(journal.process("one")).contains(HERE);
    }

    @Test
    void aRunWhoseProcessIsGoneIsInterruptedAndItsTaskCancelled() {
        // The same id now belongs to a process that began later.
        journal.begin("one", ENDED);

        RunRecord read = journal.read("one");

        assertThat(read.status()).isEqualTo("INTERRUPTED");
        assertThat(read.tasks().get(0).status()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(read.tasks().get(1).status()).isEqualTo(TaskState.CANCELLED);
        assertThat(read.tasks().get(1).reason())
                .isEqualTo("interrupted: process " + HERE.pid() + " on " + HERE.host() + " is gone");
        assertThat(read.tasks().get(2).status()).isEqualTo(TaskState.PENDING);
        assertThat(journal.isAtWork("one")).isFalse();
    }

    @Test
    void aProcessIdThatNobodyHasIsGone() {
        journal.begin("one", new RunProcess(Long.MAX_VALUE, 0, HERE.host()));

        assertThat(journal.read("one").status()).isEqualTo("INTERRUPTED");
    }

    @Test
    void ofAnotherMachinesProcessNobodyCanTell() {
        journal.begin("one", new RunProcess(ENDED.pid(), ENDED.startedMillis(), "elsewhere"));

        assertThat(journal.read("one").status()).isEqualTo("RUNNING");
        assertThat(journal.isAtWork("one")).isTrue();
    }

    @Test
    void aRunThatNoProcessOwnsIsInterrupted() throws IOException {
        assertThat(journal.read("one").status()).isEqualTo("INTERRUPTED");

        Files.writeString(runs.resolve("one/process.json"), "{\"pid\": \"x");

        assertThat(journal.read("one").status()).isEqualTo("INTERRUPTED");
    }

    @Test
    void aRunThatCameToAnEndKeepsItWhateverBecameOfItsProcess() {
        journal.begin("one", ENDED);
        journal.write(run("FAILED"));

        assertThat(journal.read("one").status()).isEqualTo("FAILED");
    }

    @Test
    void aRunThatALivingProcessIsAtWorkOnIsNotTakenByAnother() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        RunProcess other = new RunProcess(
                parent.pid(), parent.info().startInstant().orElseThrow().toEpochMilli(), HERE.host());
        journal.begin("one", other);

        assertThatThrownBy(() -> journal.begin("one", HERE))
                .hasMessageContaining("run 'one' is under way in process " + parent.pid() + " on " + HERE.host());
        assertThat(journal.process("one")).contains(other);

        journal.end("one", HERE);
        assertThat(journal.process("one")).contains(other);
        journal.end("one", other);
        journal.begin("one", HERE);
        assertThat(journal.process("one")).contains(HERE);
    }

    @Test
    void whoseProcessIsGoneOrElsewhereMayBeTaken() {
        for (RunProcess earlier : List.of(ENDED, new RunProcess(HERE.pid(), HERE.startedMillis(), "elsewhere"))) {
            journal.begin("one", earlier);

            journal.begin("one", HERE);

            assertThat(journal.process("one")).contains(HERE);
            journal.end("one", HERE);
        }
        assertThat(runs.resolve("one")).isDirectoryNotContaining("glob:**.lock");
    }

    @Test
    void nothingIsWrittenOnceItIsClosed() {
        journal.begin("one", ENDED);
        journal.close();

        journal.write(run("FAILED"));

        assertThat(journal.read("one").status()).isEqualTo("INTERRUPTED");
    }

    @Test
    void aRecordOfAnEarlierVersionIsRead() throws IOException {
        Files.createDirectories(runs.resolve("old"));
        Files.writeString(
                runs.resolve("old/run.json"),
                "{\"dag_run_id\": \"old\", \"status\": \"SUCCEEDED\", \"duration_seconds\": 1.5, \"tasks\": [], \"models\": []}");

        assertThat(journal.read("old")).isEqualTo(new RunRecord("old", null, "SUCCEEDED", 1.5, List.of(), List.of()));
    }

    private static RunRecord run(String status) {
        return new RunRecord(
                "one",
                "2026-02-14T02:00:00Z",
                status,
                2,
                List.of(
                        new TaskRecord("first", TaskState.SUCCEEDED, 1, 0, null, 1, "done", null),
                        new TaskRecord("second", TaskState.RUNNING, 1, 0, null, 0, null, null),
                        TaskRecord.pending("third")),
                List.of());
    }
}
