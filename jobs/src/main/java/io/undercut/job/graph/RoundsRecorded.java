package io.undercut.job.graph;

import io.undercut.stream.training.round.RoundDecision;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The beginning and the end of every training's graph. */
final class RoundsRecorded {
    private RoundsRecorded() {}

    static void prepare(StreamExecutionEnvironment environment) {
        // Batch takes no checkpoints.
        environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        environment.getConfig().disableGenericTypes();
    }

    static void of(DataStream<RoundDecision> rounds) {
        rounds.sinkTo(new DiscardingSink<>())
                .name("rounds recorded")
                .uid("rounds-recorded")
                .setParallelism(1);
    }
}
