package io.undercut.job.graph;

import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.sink.DeadLetterWriter;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The end of every graph in batch that rejects records: by file and table, in order, into the dead-letter folder. */
public final class WriteDeadLetters {
    private WriteDeadLetters() {}

    public static void of(DataStream<RejectedRecord> rejected, LakeLayout lake) {
        rejected.assignTimestampsAndWatermarks(WatermarkStrategy.<RejectedRecord>noWatermarks()
                        .withTimestampAssigner((record, before) -> record.row()))
                .name("order dead letters by row")
                .uid("order-dead-letters")
                .keyBy(DeadLetterWriter::key, Types.STRING)
                .process(new DeadLetterWriter(lake), Types.STRING)
                .name("write dead letters")
                .uid("write-dead-letters")
                .sinkTo(new DiscardingSink<>())
                .name("dead letters written")
                .uid("dead-letters-written");
    }
}
