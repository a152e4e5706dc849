package io.undercut.stream.ingest.parquet;

import io.undercut.stream.lake.Partition;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * What {@code data show} tells of one partition of a table, from footers alone.
 *
 * @param table the table
 * @param season the season
 * @param race the race, or null where the table is partitioned by season alone
 * @param rows rows
 * @param nullShares share of nulls by column, 0 … 1, in the file's column order; a column without statistics is left out
 */
public record PartitionSummary(String table, int season, String race, long rows, Map<String, Double> nullShares) {
    /** Guards against later change and keeps the column order. */
    public PartitionSummary {
        nullShares = Collections.unmodifiableMap(new LinkedHashMap<>(nullShares));
    }

    /** Sums up the footers of a partition's files. */
    static PartitionSummary of(Partition partition, Iterable<Path> files) {
        long rows = 0;
        Map<String, Long> nulls = new LinkedHashMap<>();
        Set<String> uncounted = new HashSet<>();
        for (Path file : files) {
            ParquetMetadata footer = ParquetFooter.read(file);
            for (BlockMetaData group : footer.getBlocks()) {
                rows += group.getRowCount();
                for (ColumnChunkMetaData chunk : group.getColumns()) {
                    Statistics<?> statistics = chunk.getStatistics();
                    String column = chunk.getPath().toDotString();
                    if (statistics == null || !statistics.isNumNullsSet()) {
                        uncounted.add(column);
                    } else {
                        nulls.merge(column, statistics.getNumNulls(), Long::sum);
                    }
                }
            }
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Map.Entry<String, Long> entry : nulls.entrySet()) {
            if (!uncounted.contains(entry.getKey())) {
                shares.put(entry.getKey(), rows == 0 ? 0.0 : (double) entry.getValue() / rows);
            }
        }
        return new PartitionSummary(partition.table(), partition.season(), partition.race(), rows, shares);
    }
}
