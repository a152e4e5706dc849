package io.undercut.stream.feature.outcome;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Joins races with all races before them. One key for the whole championship: history is a chain, and its cards are a few megabytes. */
final class JoinPastRaces extends KeyedProcessFunction<Integer, RaceCard, OutcomeRow> {
    private static final long serialVersionUID = 1L;

    private transient ListState<RaceCard> races;

    @Override
    public void open(OpenContext context) {
        races = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("races", TypeInformation.of(RaceCard.class)));
    }

    @Override
    public void processElement(RaceCard race, Context context, Collector<OutcomeRow> out) throws Exception {
        races.add(race);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<OutcomeRow> out) throws Exception {
        List<RaceCard> championship = new ArrayList<>();
        races.get().forEach(championship::add);
        races.clear();
        OutcomeFeatures.rows(championship, out::collect);
    }
}
