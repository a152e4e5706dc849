package io.undercut.stream.feature.driving;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.feature.telemetry.CarClock;
import io.undercut.stream.featureset.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Gathers the laps of a race and holds them against each other when it is over; see {@link RaceField}. Both inputs keyed by race. */
final class GatherField extends KeyedCoProcessFunction<String, FeatureRow, Lap, FeatureRow> {
    private static final long serialVersionUID = 1L;

    private transient ListState<FeatureRow> telemetry;
    private transient ListState<Lap> laps;

    @Override
    public void open(OpenContext context) {
        telemetry = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("telemetry", TypeInformation.of(FeatureRow.class)));
        laps = getRuntimeContext().getListState(new ListStateDescriptor<>("laps", TypeInformation.of(Lap.class)));
    }

    @Override
    public void processElement1(FeatureRow row, Context context, Collector<FeatureRow> out) throws Exception {
        telemetry.add(row);
        awaitTheEnd(context);
    }

    @Override
    public void processElement2(Lap lap, Context context, Collector<FeatureRow> out) throws Exception {
        laps.add(lap);
        awaitTheEnd(context);
    }

    private static void awaitTheEnd(KeyedCoProcessFunction<String, ?, ?, ?>.Context context) {
        context.timerService().registerEventTimeTimer(CarClock.close(RaceId.parse(context.getCurrentKey())));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FeatureRow> out) throws Exception {
        new RaceField(all(telemetry), all(laps)).rows().forEach(out::collect);
        telemetry.clear();
        laps.clear();
    }

    private static <T> List<T> all(ListState<T> state) throws Exception {
        List<T> all = new ArrayList<>();
        state.get().forEach(all::add);
        return all;
    }
}
