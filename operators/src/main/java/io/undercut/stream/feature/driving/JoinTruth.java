package io.undercut.stream.feature.driving;

import com.google.common.primitives.Floats;
import io.undercut.race.RaceId;
import io.undercut.stream.feature.telemetry.CarClock;
import io.undercut.stream.featureset.FeatureRow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Puts the labels of a lap behind its features, when the race is over; unknown where it has none. Both keyed by race, driver and lap. */
final class JoinTruth extends KeyedCoProcessFunction<String, FeatureRow, LapTruth, FeatureRow> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<FeatureRow> row;
    private transient ValueState<LapTruth> truth;

    @Override
    public void open(OpenContext context) {
        row = getRuntimeContext().getState(new ValueStateDescriptor<>("row", TypeInformation.of(FeatureRow.class)));
        truth = getRuntimeContext().getState(new ValueStateDescriptor<>("truth", TypeInformation.of(LapTruth.class)));
    }

    @Override
    public void processElement1(FeatureRow found, Context context, Collector<FeatureRow> out) throws Exception {
        row.update(found);
        context.timerService()
                .registerEventTimeTimer(CarClock.close(RaceId.parse(found.key().group())));
    }

    @Override
    public void processElement2(LapTruth found, Context context, Collector<FeatureRow> out) throws Exception {
        truth.update(found);
        context.timerService().registerEventTimeTimer(CarClock.close(RaceId.parse(found.race())));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FeatureRow> out) throws Exception {
        FeatureRow features = row.value();
        // Truth of a lap without telemetry is of no use.
        if (features != null) {
            float[] labels =
                    truth.value() == null ? LapTruth.none() : truth.value().labels(features.values());
            out.collect(new FeatureRow(features.key(), Floats.concat(features.values(), labels)));
        }
        row.clear();
        truth.clear();
    }
}
