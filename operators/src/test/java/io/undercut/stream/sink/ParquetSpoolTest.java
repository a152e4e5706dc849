package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.parquet.LakeRows;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import io.undercut.testing.RandomRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetSpoolTest {
    @TempDir
    private Path folder;

    static List<TableSchema> tables() {
        return Tables.ALL;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatIsPublishedIsReadBackAndPublishedOnce(TableSchema table) {
        LakeLayout lake = new LakeLayout(folder.toString());
        boolean byRace = table.partitioning() == TableSchema.Partitioning.RACE;
        Partition partition = new Partition(table.name(), 2024, byRace ? "2024-05" : null);
        List<Object[]> rows = new ArrayList<>();
        Random random = new Random(3);
        for (int count = 0; count < 200; count++) {
            rows.add(RandomRows.of(table, random));
        }

        TablePartition first = published(lake, partition, table, rows);
        TablePartition again = published(lake, partition, table, rows);

        assertThat(first.changed()).isTrue();
        assertThat(first.rows()).isEqualTo(200);
        assertThat(again.changed()).isFalse();
        assertThat(again.sha256()).isEqualTo(first.sha256());
        List<Object[]> found = new ArrayList<>();
        try (RecordReader<Object[]> cursor = new LakeRows(lake).open(partition)) {
            for (Object[] row = cursor.next(); row != null; row = cursor.next()) {
                found.add(row);
            }
        }
        assertThat(found).containsExactlyElementsOf(rows);
    }

    private static TablePartition published(
            LakeLayout lake, Partition partition, TableSchema table, List<Object[]> rows) {
        try (ParquetSpool spool = new ParquetSpool(table)) {
            rows.forEach(spool::write);
            return PartitionPublisher.of(lake, partition)
                    .publish(spool, ConflictPolicy.KEEP)
                    .orElseThrow();
        }
    }
}
