package io.undercut.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class StorageFaultTest {
    static final List<Arguments> REFUSALS = List.of(
            Arguments.of(new IOException("No space left on device"), FaultReason.DISK_FULL, "the disk is full"),
            Arguments.of(
                    new FileSystemException("/lake", null, "Disk quota exceeded"),
                    FaultReason.DISK_FULL,
                    "the disk is full"),
            Arguments.of(
                    new FileNotFoundException("/lake (Too many open files)"),
                    FaultReason.RESOURCE_EXHAUSTION,
                    "raise the limit (ulimit -n 4096)"),
            Arguments.of(
                    new FileSystemException("/lake", null, "File name too long"),
                    FaultReason.INVALID_CONFIGURATION,
                    "choose a shorter path"),
            Arguments.of(
                    new FileNotFoundException("/lake (Permission denied)"),
                    FaultReason.PERMISSION_DENIED,
                    "grant it to this user"),
            Arguments.of(
                    new FileSystemException("/lake", null, "Read-only file system"),
                    FaultReason.PERMISSION_DENIED,
                    "Read-only file system"),
            Arguments.of(
                    new AccessDeniedException("/lake"), FaultReason.PERMISSION_DENIED, "/lake: AccessDeniedException"),
            Arguments.of(new FileAlreadyExistsException("/lake"), FaultReason.PERMISSION_DENIED, "a file stands where"),
            Arguments.of(
                    new IOException("Connection reset"),
                    FaultReason.NETWORK_TIMEOUT,
                    "check that the storage is there"));

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void eachRefusalHasItsOwnReasonAndRemedy(IOException problem, FaultReason reason, String said) {
        Fault fault = StorageFault.of("cannot write /lake", problem);

        assertThat(fault.reason()).isEqualTo(reason);
        assertThat(fault).hasMessageStartingWith("cannot write /lake: ").hasMessageContaining(said);
        assertThat(fault).hasCause(problem);
    }

    @Test
    void eachWantOfMemoryNamesWhatToRaise() {
        assertThat(MemoryFault.of(new OutOfMemoryError("Java heap space"))).hasMessageContaining("-Xmx4g");
        assertThat(MemoryFault.of(new OutOfMemoryError("Cannot reserve 4194304 bytes of direct buffer memory")))
                .hasMessageContaining("-XX:MaxDirectMemorySize=4g");
        assertThat(MemoryFault.of(new OutOfMemoryError("Metaspace"))).hasMessageContaining("-XX:MaxMetaspaceSize");
        Fault threads = MemoryFault.of(new OutOfMemoryError("unable to create native thread: possibly out of memory"));
        assertThat(threads).hasMessageContaining("ulimit -u");
        assertThat(threads.reason()).isEqualTo(FaultReason.RESOURCE_EXHAUSTION);
    }
}
