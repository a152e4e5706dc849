package io.undercut.zoo.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads of one JVM are kept apart by Java; what keeps processes apart only another process can tell. */
class StoreLockTest {
    @TempDir
    private Path folder;

    /** Another process that asks for a file's lock. */
    static final class Rival {
        private Rival() {}

        public static void main(String[] file) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE)) {
                System.out.print(channel.tryLock() == null ? "kept out" : "let in");
            }
        }
    }

    @Test
    void anotherProcessIsKeptOutWhileTheChangeHappens() throws IOException {
        Path file = folder.resolve(".lock");
        String[] rival = new String[1];

        boolean happened = new StoreLock(file).holding(() -> {
            rival[0] = rivalAt(file);
            return true;
        });

        assertThat(happened).isTrue();
        assertThat(rival[0]).isEqualTo("kept out");
        assertThat(folder).isEmptyDirectory();
    }

    private static String rivalAt(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(StoreLockTest.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        Rival.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
