package io.undercut.job.featureset;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureTable;
import io.undercut.stream.sink.FeatureRowWriter;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The end of every graph that builds a feature set: rows by their race's partition, each partition a file. */
final class WriteFeatureRows {
    private WriteFeatureRows() {}

    static void of(DataStream<FeatureRow> rows, String folder, FeatureColumns columns) {
        rows.keyBy(row -> FeatureTable.partition(row.key().group()), Types.INT)
                .process(new FeatureRowWriter(folder, columns), Types.INT)
                .name("write partitions")
                .uid("write-partitions")
                .sinkTo(new DiscardingSink<>())
                .name("partitions written")
                .uid("partitions-written");
    }
}
