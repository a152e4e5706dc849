package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    private static final Instant NOW = Instant.parse("2026-02-14T02:00:00Z");

    @TempDir
    private Path all;

    @Test
    void isOpenToItsUserAloneAndGoesWithItsProcess() throws IOException {
        Path path;
        try (ScratchFolder own = ScratchFolder.in(all)) {
            path = own.path();
            assertThat(path.getFileName().toString())
                    .startsWith("undercut-" + ProcessHandle.current().pid() + "-");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            Files.createDirectories(path.resolve("flink-web-upload/deep"));
            Files.writeString(path.resolve("flink-web-upload/deep/file"), "left");
        }
        assertThat(path).doesNotExist();
        assertThat(all).isEmptyDirectory();
    }

    @Test
    void nothingOfFlinksHasAFixedNameInAFolderForAll() {
        try (ScratchFolder one = ScratchFolder.in(all);
                ScratchFolder other = ScratchFolder.in(all)) {
            Configuration first = one.settings();
            Configuration second = other.settings();

            assertThat(first.toMap().keySet())
                    .containsExactlyInAnyOrder(
                            "io.tmp.dirs", "web.tmpdir", "blob.storage.directory", "process.working-dir");
            assertThat(first.toMap().values()).containsOnly(one.path().toString());
            assertThat(second.toMap().values()).containsOnly(other.path().toString());
        }
    }

    @Test
    void theFolderOfAProcessThatIsGoneIsSwept() throws Exception {
        Path killed = Files.createDirectory(all.resolve("undercut-" + endedPid() + "-aB3"));
        Files.createFile(killed.resolve(".held"));
        Files.writeString(killed.resolve("blob"), "left");
        Path neverHeld = Files.createDirectory(all.resolve("undercut-" + endedPid() + "-zZ9"));
        Files.setLastModifiedTime(neverHeld, FileTime.from(NOW.minusSeconds(120)));

        try (ScratchFolder own = ScratchFolder.in(all)) {
            own.sweepOthers(NOW);

            assertThat(own.path()).exists();
        }
        assertThat(all).isEmptyDirectory();
    }

    @Test
    void thatOfALivingProcessOrOfAnotherMakerStays() throws Exception {
        try (ScratchFolder own = ScratchFolder.in(all);
                ScratchFolder living = ScratchFolder.in(all)) {
            Path starting = Files.createDirectory(
                    all.resolve("undercut-" + ProcessHandle.current().pid() + "-new"));
            Files.setLastModifiedTime(starting, FileTime.from(NOW.minusSeconds(3_600)));
            Path aboutToLock = Files.createDirectory(
                    all.resolve("undercut-" + ProcessHandle.current().pid() + "-made"));
            Files.createFile(aboutToLock.resolve(".held"));
            Path justMade = Files.createDirectory(all.resolve("undercut-" + endedPid() + "-new"));
            Files.setLastModifiedTime(justMade, FileTime.from(NOW.minusSeconds(5)));
            Path somebodys = Files.createDirectory(all.resolve("undercut-warehouse"));
            Path target = Files.createDirectory(all.resolve("precious"));
            Path link = Files.createSymbolicLink(all.resolve("undercut-" + endedPid() + "-link"), target);

            own.sweepOthers(NOW);

            assertThat(living.path()).exists();
            assertThat(starting).exists();
            assertThat(aboutToLock).exists();
            assertThat(justMade).exists();
            assertThat(somebodys).exists();
            assertThat(link).isSymbolicLink();
            assertThat(target).exists();
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ScratchFolder.in(all.resolve("absent")))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("no temporary folder can be made in " + all.resolve("absent"))
                .hasMessageContaining("TMPDIR");
    }

    private static long endedPid() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.pid();
    }
}
