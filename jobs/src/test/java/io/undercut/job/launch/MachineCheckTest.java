package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTest {
    @TempDir
    private Path folder;

    @Test
    void slotsThatTakeMoreMemoryThanJavaMayAreRefusedWithWhatToRaise() {
        assertThatThrownBy(() -> MachineCheck.suffices(1_000_000))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .hasMessageStartingWith("--parallelism 1000000 takes 16000064 MiB of memory beside the heap")
                .hasMessageContaining("UNDERCUT_JAVA_OPTS=-XX:MaxDirectMemorySize=16000128m");
    }

    @Test
    void programsRunFromAnOrdinaryFolderAndLeaveNothingThere() {
        assertThatCode(() -> MachineCheck.programsRunFrom(folder)).doesNotThrowAnyException();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void eachReasonOfFlinkNotToStartHasItsOwnRemedy() {
        assertThat(StartTrouble.of(new CompletionException(new BindException("Could not start rest endpoint")), 8081))
                .hasMessageContaining("none of the ports from --ui-port 8081 to 8181 is free");
        assertThat(StartTrouble.of(new BindException("taken"), 65_530))
                .hasMessageContaining("from --ui-port 65530 to 65535 is free");
        assertThat(StartTrouble.of(new IOException("x", new IOException("No space left on device")), 8081))
                .hasMessageContaining("the disk is full")
                .message()
                .doesNotContain("port");
        assertThat(StartTrouble.of(new IllegalStateException(new OutOfMemoryError("Java heap space")), 8081))
                .hasMessageContaining("-Xmx4g")
                .message()
                .doesNotContain("port");
        assertThat(StartTrouble.of(new IllegalStateException("odd"), 8081))
                .hasMessage("the embedded Flink did not start: java.lang.IllegalStateException: odd")
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INTERNAL_ERROR));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        Path absent = folder.resolve("absent");
        assertThat(Files.exists(absent)).isFalse();
        assertThatThrownBy(() -> MachineCheck.programsRunFrom(absent))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("cannot write to the temporary folder " + absent);
    }
}
