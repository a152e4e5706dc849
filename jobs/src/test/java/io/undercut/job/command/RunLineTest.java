package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.dag.RunJournal;
import io.undercut.job.dag.RunRecord;
import io.undercut.job.dag.TaskRecord;
import io.undercut.job.dag.TaskState;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLineTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatFailedSaysWhyTheFirstOfItsTasksDid() {
        RunJournal journal = new RunJournal(new LocalArtifactStore(folder));
        journal.write(new RunRecord(
                "r",
                "2026-02-14T02:00:00Z",
                "FAILED",
                1,
                List.of(
                        task("a", TaskState.SUCCEEDED, null),
                        task("b", TaskState.FAILED, "disk_full: no room"),
                        task("c", TaskState.FAILED, "worker_crash: lost"),
                        task("d", TaskState.SKIPPED, null)),
                List.of()));

        RunLine line = RunLine.of(journal, "r");

        assertThat(line.reason()).isEqualTo("disk_full: no room");
        assertThat(line.text()).isEqualTo("FAILED      2026-02-14T02:00:00Z r  disk_full: no room");
    }

    private static TaskRecord task(String name, TaskState state, String reason) {
        return new TaskRecord(name, state, 1, 0, reason, 1, null, null);
    }
}
