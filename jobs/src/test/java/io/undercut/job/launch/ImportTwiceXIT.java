package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import io.undercut.testing.PublicTableFile;
import io.undercut.testing.RandomRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files a second time: every table, every kind of export, and some of their records bad. */
class ImportTwiceXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXPORTS = Path.of("../operators/src/test/resources/exports");
    private static final String SEED = "20260214";

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static JsonNode first;
    private static Map<String, Trace> before;

    /** What tells that a file was neither rewritten nor replaced. */
    private record Trace(String sha256, long modifiedNanos, Object inode) {}

    @BeforeAll
    static void importEverything() throws IOException {
        Random random = new Random(Long.parseLong(SEED));
        for (TableSchema table : Tables.ALL) {
            List<Object[]> rows = IntStream.range(0, 200)
                    .mapToObj(row -> RandomRows.of(table, random))
                    .toList();
            PublicTableFile.of(folder.resolve("in/" + table.name() + ".parquet"), table, rows);
        }
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        first = imported(terminal);
        before = traces();
    }

    @Test
    void theFirstFillsEveryTableAndNoRecordIsLost() {
        assertThat(first.path("partitions").findValuesAsText("table"))
                .containsAll(Tables.ALL.stream().map(TableSchema::name).toList());
        assertThat(first.path("rejected").asLong()).isPositive();
        assertThat(first.path("added").asLong()).isPositive();
        assertThat(first.path("read").asLong())
                .isGreaterThan(200L * Tables.ALL.size())
                .isEqualTo(first.path("kept").asLong() + first.path("rejected").asLong());
    }

    @Test
    void theSecondChangesNoFileOfTheLakeAndSaysSo() throws IOException {
        Ended second = terminal.run(command());

        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out())
                .contains("; 0 new rows; ", "nothing new, the lake is as it was")
                .doesNotContain(" written");
        assertThat(traces()).as("seed %s", SEED).isEqualTo(before);
    }

    @Test
    void theSecondCountsWhatTheFirstCounted() throws IOException {
        JsonNode second = imported(terminal);

        assertThat(second.path("partitions").findValuesAsText("changed")).containsOnly("false");
        assertThat(second.path("added").asLong()).isZero();
        for (String count : List.of("read", "kept", "repeated", "rejected", "conflicts", "rejections")) {
            assertThat(second.path(count)).as(count).isEqualTo(first.path(count));
        }
    }

    @Test
    void aLakeThatHasForgottenItsImportsIsNotChangedEither() throws IOException {
        try (Stream<Path> remembered = Files.list(terminal.warehouse().resolve("lake/_imports"))) {
            for (Path one : remembered.toList()) {
                Files.delete(one);
            }
        }

        JsonNode second = imported(terminal);

        assertThat(second.path("partitions").findValuesAsText("changed")).containsOnly("false");
        for (String count : List.of("read", "kept", "repeated", "rejected", "conflicts", "rejections")) {
            assertThat(second.path(count)).as(count).isEqualTo(first.path(count));
        }
        Map<String, Trace> after = traces();
        after.keySet().removeIf(file -> file.startsWith("_imports"));
        assertThat(before).containsAllEntriesOf(after);
        before = traces();
    }

    private static JsonNode imported(Terminal terminal) throws IOException {
        Ended ended = terminal.run(command() + " --json");
        assertThat(ended.code()).as(ended.err()).isZero();
        return JSON.readTree(ended.out());
    }

    private static String command() {
        return "data import --from " + folder.resolve("in") + " " + EXPORTS;
    }

    private static Map<String, Trace> traces() throws IOException {
        Path lake = terminal.warehouse().resolve("lake");
        Map<String, Trace> traces = new TreeMap<>();
        try (Stream<Path> files = Files.walk(lake)) {
            for (Path file : files.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                traces.put(
                        lake.relativize(file).toString(),
                        new Trace(
                                attributes.isDirectory() ? "" : Checksum.sha256(file),
                                attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                                attributes.fileKey()));
            }
        }
        return traces;
    }
}
