package io.undercut.stream.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFileTest {
    @TempDir
    private Path folder;

    private final String name = "published-" + UUID.randomUUID();
    private final TestBucket bucket = TestBucket.named(name);

    @Test
    void aFileOfThisMachineIsMadeWithItsFoldersAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("a/b/c");
        PublishedFile.write(local(file), text("old"));
        PublishedFile.write(local(file), text("new"));

        assertThat(file).hasContent("new");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aCopyOfATemporaryFileMayBeReadByAllWhoMayReadANewFile() throws IOException {
        Path spool = Files.createTempFile(folder, "spool", "");
        Files.writeString(spool, "content");
        Path plain = Files.writeString(folder.resolve("plain"), "");
        PublishedFile.copy(local(folder.resolve("copy")), spool);

        assertThat(folder.resolve("copy")).hasContent("content");
        assertThat(Files.getPosixFilePermissions(folder.resolve("copy")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void nothingIsLeftBesideAFileThatCannotBePublished() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/inside"));

        assertThatThrownBy(() -> PublishedFile.write(local(taken.getParent()), text("x")))
                .isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken.getParent());
        }
    }

    @Test
    void aFolderReachedByALinkIsAFolder() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        PublishedFile.write(local(link.resolve("a")), text("x"));

        assertThat(real.resolve("a")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anObjectIsReplacedWholeOrNotAtAll(boolean recoverable) throws IOException {
        if (!recoverable) {
            bucket.withoutRecoverableWriter();
        }
        PublishedFile.write(object("a"), text("old"));
        Path spool = Files.writeString(folder.resolve("spool"), "new");
        PublishedFile.copy(object("a"), spool);
        assertThat(bucket.content("a")).isEqualTo(text("new"));

        assertThatThrownBy(() -> PublishedFile.copy(object("a"), folder.resolve("gone")))
                .isInstanceOf(IOException.class);
        assertThat(bucket.content("a")).isEqualTo(text("new"));
        assertThat(bucket.count(Call.RENAME)).isZero();
    }

    private static org.apache.flink.core.fs.Path local(Path file) {
        return new org.apache.flink.core.fs.Path("file://" + file);
    }

    private org.apache.flink.core.fs.Path object(String key) {
        return new org.apache.flink.core.fs.Path("objectstore://" + name + "/" + key);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
