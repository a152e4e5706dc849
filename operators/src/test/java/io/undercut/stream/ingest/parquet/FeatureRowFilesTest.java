package io.undercut.stream.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.stream.table.Checksum;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import io.undercut.zoo.example.KeyColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
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

    @Test
    void aFileOfWhichAnyBitHasFlippedIsRefused() throws IOException {
        FeaturePartition partition = published("rows.parquet", rows(0));
        byte[] whole = Files.readAllBytes(folder.resolve("rows.parquet"));
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(folder.resolve("rows.parquet"), flipped);

            assertThatThrownBy(() -> files(partition).read(partition))
                    .as("byte %d", at)
                    .isInstanceOfSatisfying(
                            Fault.class,
                            fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                    .hasMessageContaining("rows.parquet is not what was published; delete its feature set");
        }
    }

    @Test
    void aFileOfAsManyRowsInTheirPlaceIsRefused() throws IOException {
        FeaturePartition partition = published("rows.parquet", rows(0));
        published("others.parquet", rows(1));
        Files.move(
                folder.resolve("others.parquet"), folder.resolve("rows.parquet"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> files(partition).read(partition))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is not what was published");
    }

    @Test
    void aFileThatIsGoneIsToldAsThat() throws IOException {
        FeaturePartition partition = published("rows.parquet", rows(0));
        Files.delete(folder.resolve("rows.parquet"));

        assertThatThrownBy(() -> files(partition).read(partition))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining("rows.parquet cannot be read");
    }

    /** A remote store is asked for the bytes once, not for each column. */
    @Test
    void aFileIsOpenedOnce() throws IOException {
        String name = "features-" + UUID.randomUUID();
        TestBucket bucket = TestBucket.named(name);
        FeaturePartition partition = published("rows.parquet", rows(0));
        bucket.lay("set/rows.parquet", Files.readAllBytes(folder.resolve("rows.parquet")));
        FeatureRowFiles files = new FeatureRowFiles(
                "objectstore://" + name + "/set",
                KeyColumns.LAPS,
                new ArrayList<>(List.of("a", "b")),
                new ArrayList<>(List.of(partition)));
        int before = bucket.count(Call.READ);

        assertThat(isSame(files.read(partition), rows(0))).isTrue();

        assertThat(bucket.count(Call.READ) - before).isLessThanOrEqualTo(4);
    }

    /** Slots of a TaskManager are threads of one JVM: what they share must not be a decompressor. */
    @Test
    void readersSideBySideDoNotDisturbEachOther() throws Exception {
        List<FeatureRow> rows = rows(0);
        FeaturePartition partition = published("rows.parquet", rows);
        FeatureRowFiles files = files(partition);

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

    private static List<FeatureRow> rows(int first) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> new FeatureRow(
                        KeyColumns.lap("2024-01", 2024, "spa", "VER", "Team", 1, row, "HARD"),
                        new float[] {first + row, row % 7}))
                .toList();
    }

    private FeaturePartition published(String name, List<FeatureRow> rows) throws IOException {
        byte[] content =
                FeatureRowParquet.encode(FeatureColumns.rows(KeyColumns.LAPS, List.of("a", "b")), rows.stream());
        Files.write(folder.resolve(name), content);
        return new FeaturePartition(0, name, rows.size(), Checksum.sha256(content), List.of("2024-01"));
    }

    private FeatureRowFiles files(FeaturePartition partition) {
        return new FeatureRowFiles(
                folder.toUri().toString(),
                KeyColumns.LAPS,
                new ArrayList<>(List.of("a", "b")),
                new ArrayList<>(List.of(partition)));
    }

    private static boolean isSame(List<FeatureRow> read, List<FeatureRow> written) {
        return IntStream.range(0, ROWS)
                .allMatch(row -> read.get(row).key().equals(written.get(row).key())
                        && Arrays.equals(
                                read.get(row).values(), written.get(row).values()));
    }
}
