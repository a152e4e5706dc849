package io.undercut.stream.feature.degradation;

import io.undercut.race.Lap;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Gathers a race's laps and reads them when the input has ended. Keyed by race. */
public final class GatherRace extends KeyedProcessFunction<String, Lap, RaceDigest> {
    private static final long serialVersionUID = 1L;

    private transient ListState<Lap> laps;

    @Override
    public void open(OpenContext context) {
        laps = getRuntimeContext().getListState(new ListStateDescriptor<>("laps", TypeInformation.of(Lap.class)));
    }

    @Override
    public void processElement(Lap lap, Context context, Collector<RaceDigest> out) throws Exception {
        laps.add(lap);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RaceDigest> out) throws Exception {
        List<Lap> race = new ArrayList<>();
        laps.get().forEach(race::add);
        laps.clear();
        out.collect(RaceReading.digest(race));
    }
}
