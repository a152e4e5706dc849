package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.zoo.example.KeyColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureRowFilesTest {
    private static final int ROWS = 20;
    private static final int READS = 10_000;

    @TempDir
    private Path folder;

    /** Slots of a TaskManager are threads of one JVM: what they share must not be a decompressor. */
    @Test
    void readersSideBySideDoNotDisturbEachOther() throws Exception {
        List<FeatureRow> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> new FeatureRow(
                        KeyColumns.lap("2024-01", 2024, "spa", "VER", "Team", 1, row, "HARD"),
                        new float[] {row, row % 7}))
                .toList();
        FeatureColumns columns = FeatureColumns.rows(KeyColumns.LAPS, List.of("a", "b"));
        Files.write(folder.resolve("rows.parquet"), FeatureRowParquet.encode(columns, rows.stream()));
        FeaturePartition partition = new FeaturePartition(0, "rows.parquet", ROWS, "0", List.of("2024-01"));
        FeatureRowFiles files = new FeatureRowFiles(
                folder.toUri().toString(),
                KeyColumns.LAPS,
                new ArrayList<>(List.of("a", "b")),
                new ArrayList<>(List.of(partition)));

        ExecutorService slots = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> reads = new ArrayList<>();
            for (int read = 0; read < READS; read++) {
                reads.add(slots.submit(() -> isSame(files.read(partition), rows)));
            }
            for (Future<Boolean> read : reads) {
                assertThat(read.get()).isTrue();
            }
        } finally {
            slots.shutdownNow();
        }
    }

    private static boolean isSame(List<FeatureRow> read, List<FeatureRow> written) {
        return IntStream.range(0, ROWS)
                .allMatch(row -> read.get(row).key().equals(written.get(row).key())
                        && Arrays.equals(
                                read.get(row).values(), written.get(row).values()));
    }
}
