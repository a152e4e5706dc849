package io.undercut.job.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.registry.store.LocalArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunJournalTest {
    @TempDir
    private Path folder;

    private Path runs;
    private RunJournal journal;

    @BeforeEach
    void keepsARun() {
        runs = folder.resolve("warehouse/runs");
        journal = new RunJournal(new LocalArtifactStore(runs));
        journal.write(new RunRecord("here", null, "FAILED", 1, List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../elsewhere", "..", "/tmp", "other", ""})
    void aJournalThatNamesAnotherRunIsNotFollowed(String id) throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("order.json"), "{\"source\":\"LAKE\"}");
        Path file = runs.resolve("here/run.json");
        Files.writeString(file, Files.readString(file).replace("\"here\"", '"' + id + '"'));

        for (Runnable reading : List.<Runnable>of(() -> journal.read("here"), () -> journal.order("here"))) {
            assertThatThrownBy(reading::run)
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                    .hasMessageContaining("is the journal of run '" + id + "'; must be of 'here'");
        }
    }

    @Test
    void anIdIsLookedUpAndNeverAPath() {
        for (String id : List.of(
                "../runs/here", ".", "", "here/../here", runs.resolve("here").toString())) {
            assertThatThrownBy(() -> journal.read(id)).hasMessageContaining("is not in the journal");
        }
        assertThat(journal.read("here").dagRunId()).isEqualTo("here");
    }
}
