package io.undercut.stream.feature.degradation;

import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins races with the races before them. One key for the whole championship: history is a chain, and a race's digest is small.
 */
public final class JoinHistory extends KeyedProcessFunction<Integer, RaceDigest, LabelledExample> {
    private static final long serialVersionUID = 1L;

    private transient ListState<RaceDigest> races;

    @Override
    public void open(OpenContext context) {
        races = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("races", TypeInformation.of(RaceDigest.class)));
    }

    @Override
    public void processElement(RaceDigest race, Context context, Collector<LabelledExample> out) throws Exception {
        races.add(race);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LabelledExample> out) throws Exception {
        List<RaceDigest> championship = new ArrayList<>();
        races.get().forEach(championship::add);
        races.clear();
        DegradationExamples.of(championship, out::collect);
    }
}
