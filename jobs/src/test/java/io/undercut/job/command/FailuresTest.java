package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
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

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aHeapThatIsTooSmallIsToldInOneLineAndEndsTheCommand() {
        int code = validate(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(code).isOne();
        assertThat(said())
                .isEqualTo("undercut: Java ran out of memory (Java heap space); give it more, for instance"
                        + " UNDERCUT_JAVA_OPTS=-Xmx4g" + System.lineSeparator());
    }

    @Test
    void anErrorOfJavaEndsTheCommandInOneLineToo() {
        int code = validate(() -> {
            throw new NoClassDefFoundError("org/nd4j/Backend");
        });

        assertThat(code).isOne();
        assertThat(said()).isEqualTo("undercut: NoClassDefFoundError: org/nd4j/Backend" + System.lineSeparator());
    }

    @Test
    void aJobThatSomebodyCancelledIsToldWithWhatToDo() {
        int code = validate(() -> {
            throw new Fault(FaultReason.CANCELLED, "job 'validate' was cancelled");
        });

        assertThat(code).isEqualTo(130);
        assertThat(said())
                .isEqualTo("undercut: job 'validate' was cancelled; nothing half-written counts: run the same command"
                        + " again" + System.lineSeparator());
    }

    private int validate(Runnable start) {
        Surroundings surroundings = new Surroundings(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                2,
                List.of(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                request -> {
                    start.run();
                    throw new AssertionError("there is no Flink here");
                });
        return UndercutCommand.commandLine(surroundings).execute("data", "validate", "--warehouse", folder.toString());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
