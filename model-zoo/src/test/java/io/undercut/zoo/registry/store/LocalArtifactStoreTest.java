package io.undercut.zoo.registry.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.ArtifactStoreContract;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactStoreTest extends ArtifactStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected ArtifactStore open() {
        return new LocalArtifactStore(folder.resolve("models"));
    }

    @Test
    void leavesNothingAsideAfterWriting() throws IOException {
        open().createIfAbsent("a/b", text("1"));
        open().createIfAbsent("a/b", text("2"));
        try (Stream<Path> files = Files.list(folder.resolve("models/a"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("b");
        }
    }

    @Test
    void showsNothingOfAWriteThatWasKilledHalfway() {
        ArtifactStore dying = new LocalArtifactStore(folder.resolve("models"), (file, bytes) -> {
            Files.write(file, List.of("half"));
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> dying.createIfAbsent("a/b", text("whole"))).isInstanceOf(StackOverflowError.class);
        assertThat(open().list("")).isEmpty();
        assertThat(open().read("a/b")).isEmpty();
        assertThat(open().createIfAbsent("a/b", text("whole"))).isTrue();
    }

    @Test
    void passesOverWhatAKilledWriterLeftAside() throws IOException {
        Files.createDirectories(folder.resolve("models/a"));
        Files.writeString(folder.resolve("models/a/.b.0b5b"), "half");
        assertThat(open().list("")).isEmpty();
        assertThat(open().createIfAbsent("a/b", text("1"))).isTrue();
        assertThat(open().list("")).containsExactly("a/b");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysInOneLineThatTheDiskIsFull() {
        // The device answers every write as a full disk does.
        ArtifactStore full = new LocalArtifactStore(folder.resolve("models"), (file, bytes) -> {
            Files.write(file, new byte[1]);
            Files.write(Path.of("/dev/full"), bytes);
        });
        assertFault(() -> full.createIfAbsent("a/b", text("1")), FaultReason.DISK_FULL, "full");
        assertThat(open().list("")).isEmpty();
        assertThat(folder.resolve("models/a")).isEmptyDirectory();
    }

    @Test
    void saysInOneLineThatAFileStandsWhereAFolderMustBe() throws IOException {
        Files.writeString(folder.resolve("models"), "a file");
        assertFault(() -> open().createIfAbsent("a/b", text("1")), FaultReason.PERMISSION_DENIED, "folder");
        assertFault(() -> open().read("a/b"), FaultReason.PERMISSION_DENIED, "folder");
        assertThat(folder.resolve("models")).hasContent("a file");
    }

    @Test
    void saysInOneLineWhatElseAFileSystemMayRefuse() {
        assertThat(reason(new AccessDeniedException("x"))).isEqualTo(FaultReason.PERMISSION_DENIED);
        assertThat(reason(new FileSystemException("x", null, "Read-only file system")))
                .isEqualTo(FaultReason.PERMISSION_DENIED);
        assertThat(reason(new IOException("Disk quota exceeded"))).isEqualTo(FaultReason.DISK_FULL);
        assertThat(reason(new IOException("Input/output error"))).isEqualTo(FaultReason.NETWORK_TIMEOUT);
        assertThat(reason(new IOException((String) null))).isEqualTo(FaultReason.NETWORK_TIMEOUT);
    }

    @Test
    void followsNoLinkOutOfItsRoot() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectories(folder.resolve("models"));
        Files.createSymbolicLink(folder.resolve("models/a"), outside);
        Files.createSymbolicLink(folder.resolve("models/b"), outside.resolve("secret"));
        assertFault(() -> open().read("a/secret"), FaultReason.PERMISSION_DENIED, "link");
        assertFault(() -> open().read("b"), FaultReason.PERMISSION_DENIED, "link");
        assertFault(() -> open().createIfAbsent("a/new", text("x")), FaultReason.PERMISSION_DENIED, "link");
        assertThat(open().list("")).isEmpty();
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void mayItselfBeReachedByALink() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("models"), real);
        open().createIfAbsent("a/b", text("1"));
        assertThat(open().list("a/")).containsExactly("a/b");
        assertThat(real.resolve("a/b")).hasContent("1");
    }

    private static FaultReason reason(IOException failure) {
        Fault fault = StoreFault.of("write", Path.of("x"), failure);
        assertThat(fault).message().hasLineCount(1);
        return fault.reason();
    }

    private static void assertFault(Runnable call, FaultReason reason, String word) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(reason))
                .message()
                .hasLineCount(1)
                .contains(word);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
