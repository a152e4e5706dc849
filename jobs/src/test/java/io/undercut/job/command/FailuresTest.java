package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir
    private Path folder;

    @Test
    void aHeapThatIsTooSmallIsToldInOneLineAndEndsTheCommand() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings starved = new Surroundings(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                2,
                List.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                request -> {
                    throw new OutOfMemoryError("Java heap space");
                });

        int code = UndercutCommand.commandLine(starved).execute("data", "validate", "--warehouse", folder.toString());

        assertThat(code).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("undercut: Java ran out of memory (Java heap space); give it more, for instance"
                        + " UNDERCUT_JAVA_OPTS=-Xmx4g" + System.lineSeparator());
    }
}
