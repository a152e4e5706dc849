package io.undercut.stream.sink;

import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.SeasonReader;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers a season's arrivals and, when the input has ended, merges them into the lake. Keyed by season; bounded input only. Emits one
 * outcome a season and adds it to the accumulator {@link #OUTCOMES}.
 */
public final class SeasonWriter extends KeyedProcessFunction<Integer, ArrivedLap, SeasonOutcome> {
    /** The accumulator's name: a list of {@link SeasonOutcome}. */
    public static final String OUTCOMES = "season-outcomes";

    private static final long serialVersionUID = 1L;

    private final LakeLayout lake;
    private final SeasonReader held;
    private transient ListState<ArrivedLap> arrivals;
    private transient ListAccumulator<SeasonOutcome> outcomes;

    /**
     * A writer for a lake.
     *
     * @param held reads what the lake holds already
     */
    public SeasonWriter(LakeLayout lake, SeasonReader held) {
        this.lake = Objects.requireNonNull(lake);
        this.held = Objects.requireNonNull(held);
    }

    @Override
    public void open(OpenContext openContext) {
        arrivals = getRuntimeContext().getListState(new ListStateDescriptor<>("arrivals", ArrivedLap.class));
        outcomes = new ListAccumulator<>();
        getRuntimeContext().addAccumulator(OUTCOMES, outcomes);
    }

    @Override
    public void processElement(ArrivedLap arrived, Context context, Collector<SeasonOutcome> out) throws Exception {
        arrivals.add(arrived);
        // Fires once, when no more of this season can come.
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<SeasonOutcome> out) throws Exception {
        int season = context.getCurrentKey();
        SeasonMerge merge = SeasonMerge.of(held.laps(season), arrivals.get());
        arrivals.clear();
        SeasonOutcome outcome = new SeasonOutcome(
                SeasonPublisher.publish(lake, season, merge.laps()),
                merge.kept(),
                merge.superseded(),
                merge.conflicts());
        outcomes.add(outcome);
        out.collect(outcome);
    }
}
