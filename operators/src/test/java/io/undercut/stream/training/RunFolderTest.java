package io.undercut.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    private static final byte[] MODEL = "a model".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private RunFolder run;

    @BeforeEach
    void begin() {
        run = new RunFolder(folder.toUri().toString());
    }

    @Test
    void theModelIsTheOneThatWasWritten() {
        assertThat(run.model()).isEmpty();

        run.writeModel(MODEL);

        assertThat(run.model()).contains(MODEL);
        run.removeModel();
        assertThat(run.model()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {RunFolder.MODEL, RunFolder.MODEL_SHA256})
    void whatHasChangedSinceIsNoModel(String file) throws IOException {
        run.writeModel(MODEL);
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(file), bytes);

        assertThat(run.model()).isEmpty();
        run.writeModel(MODEL);
        assertThat(run.model()).contains(MODEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {RunFolder.MODEL, RunFolder.MODEL_SHA256})
    void oneOfTheTwoAloneIsNoModel(String file) throws IOException {
        run.writeModel(MODEL);
        Files.delete(folder.resolve(file));

        assertThat(run.model()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[null]", "[{\"round\": 0", "[7]"})
    void aDamagedHistoryIsToldWithItsRemedy(String history) throws IOException {
        Files.writeString(folder.resolve(RunFolder.HISTORY), history);

        assertThatThrownBy(run::history)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining("history.json is not a training's history; delete its folder and resume the run");
    }
}
