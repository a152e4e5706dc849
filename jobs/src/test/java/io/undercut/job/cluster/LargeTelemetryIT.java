package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.cluster.CommandProcess.Outcome;
import io.undercut.job.cluster.CommandProcess.Running;
import io.undercut.testing.LongTelemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Telemetry longer than the heap, in a JVM of its own: a file, and another ten times as long in the same heap. What is needed is a row group
 * to read and one to write for each partition written at a time, however many samples there are. {@code -Plarge} takes 2 GB and a heap of
 * 256 MB.
 */
class LargeTelemetryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MEGABYTE = 1_000_000;
    private static final long MEGABYTES = Long.getLong("undercut.telemetry.megabytes", 220);
    private static final String HEAP = System.getProperty("undercut.telemetry.heap", "210m");

    @TempDir
    private Path folder;

    /** Writes a file of at least so many bytes and tells its samples. */
    @FunctionalInterface
    private interface Telemetry {
        long write(Path file, long bytes) throws IOException;
    }

    @Test
    void parquetIsImportedAndValidatedInAHeapThatDoesNotGrowWithIt() throws Exception {
        carries("telemetry.parquet", MEGABYTES / 10, LongTelemetry::parquet);
        carries("telemetry.parquet", MEGABYTES, LongTelemetry::parquet);
    }

    @Test
    void csvIsImportedAndValidatedInAHeapThatDoesNotGrowWithIt() throws Exception {
        carries("telemetry.csv", MEGABYTES / 10, LongTelemetry::csv);
        carries("telemetry.csv", MEGABYTES, LongTelemetry::csv);
    }

    private void carries(String name, long megabytes, Telemetry telemetry) throws Exception {
        Path file = folder.resolve(megabytes + "/" + name);
        Path warehouse = folder.resolve(megabytes + "/warehouse");
        long samples = telemetry.write(file, megabytes * MEGABYTE);
        assertThat(Files.size(file)).isGreaterThanOrEqualTo(megabytes * MEGABYTE);

        JsonNode imported = JSON.readTree(
                told("import " + name, megabytes, "data", "import", "--from", file.toString(), "--warehouse", warehouse)
                        .out());
        assertThat(imported.path("read").asLong()).isEqualTo(samples);
        assertThat(imported.path("kept").asLong()).isEqualTo(samples);
        assertThat(imported.path("added").asLong()).isEqualTo(samples);
        Files.delete(file);

        JsonNode validated =
                JSON.readTree(told("validate " + name, megabytes, "data", "validate", "--warehouse", warehouse)
                        .out());
        assertThat(validated.path("status").asText()).isEqualTo("PASSED");
    }

    private Outcome told(String what, long megabytes, Object... words) throws Exception {
        CommandProcess command = new CommandProcess(folder, HEAP);
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(words).map(Object::toString),
                        java.util.stream.Stream.of("--json", "--ui-port", "9350"))
                .toArray(String[]::new);
        long begun = System.nanoTime();
        Running running = command.begin(arguments);
        String peak = peak(running.process());
        Outcome outcome = running.outcome();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s, %d MB, heap %s: %.1f s, %.1f MB/s, peak of the whole process %s%n",
                what,
                megabytes,
                HEAP,
                seconds,
                megabytes / seconds,
                peak);
        return outcome;
    }

    /** The most memory that a process ever had, as Linux tells it, asked until it ends. */
    private static String peak(Process process) throws InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        String peak = "unknown";
        do {
            try {
                peak = Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.substring("VmHWM:".length()).strip())
                        .findFirst()
                        .orElse(peak);
            } catch (IOException elsewhere) {
                // Not Linux, or just gone.
            }
        } while (!process.waitFor(200, TimeUnit.MILLISECONDS));
        return peak;
    }
}
