package io.undercut.benchmark;

import io.undercut.stream.training.round.RoundDecision;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Notes when each round ended, in nanoseconds of its own JVM's clock. One instance a job, or the clocks would mix. */
final class RoundClock extends RichMapFunction<RoundDecision, RoundDecision> {
    static final String ENDS = "round-ends";
    private static final long serialVersionUID = 1L;

    private final ListAccumulator<Long> ends = new ListAccumulator<>();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(ENDS, ends);
    }

    @Override
    public RoundDecision map(RoundDecision decision) {
        ends.add(System.nanoTime());
        return decision;
    }
}
