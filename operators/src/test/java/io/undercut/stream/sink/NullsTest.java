package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.Tables;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unknown is null in every file and never zero. */
class NullsTest {
    @TempDir
    private Path folder;

    @Test
    void aFeatureThatIsUnknownIsNotZeroInItsFile() throws IOException {
        RowKey key = KeyColumns.lap("2024-01", 2024, "monza", "VER", "Team", 1, 9, "SOFT");
        byte[] content = FeatureRowParquet.encode(
                FeatureColumns.rows(KeyColumns.LAPS, List.of("a", "b")),
                Stream.of(new FeatureRow(key, new float[] {Float.NaN, 0f})));
        Files.write(folder.resolve("rows.parquet"), content);

        List<FeatureRow> rows = new FeatureRowFiles(
                        folder.toUri().toString(),
                        KeyColumns.LAPS,
                        new ArrayList<>(List.of("a", "b")),
                        new ArrayList<>())
                .read(new FeaturePartition(0, "rows.parquet", 1, Checksum.sha256(content), List.of("2024-01")));

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.values()).containsExactly(Float.NaN, 0f));
    }

    @Test
    void aValueThatIsUnknownIsNotZeroOnItsWay() {
        Object[] row = new Object[Tables.LAPS.columns().size()];
        row[Tables.LAPS.index("race_id")] = "2024-01";
        row[Tables.LAPS.index("stint")] = 0;
        RowCodec codec = new RowCodec(Tables.LAPS);

        Object[] back = codec.decode(codec.encode(row));

        assertThat(back).isEqualTo(row);
        assertThat(back[Tables.LAPS.index("tire_age")]).isNull();
    }
}
