package io.undercut.stream.feature.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.metric.ReasonCounters;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.SampleRun;
import io.undercut.stream.record.Samples;
import java.time.Duration;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Follows the telemetry of each car; see {@link CarTelemetry}. Both inputs keyed by {@link SampleRun#car}; the laps tell where sectors end.
 * Accumulators {@link #TAKEN}, {@link #KEPT} and one for each rejection count samples: taken = kept + rejected; an attempt that failed takes
 * its counts with it. {@link #ROWS_LATE} counts rows of laps that came when their lap had been given out.
 */
public final class FollowTelemetry extends KeyedCoProcessFunction<String, Lap, SampleRun, FeatureRow> {
    /** Samples that count for nothing, with the reason; the race stands for the file and the lap's number for the row. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected-samples") {};

    /** The accumulator of samples taken in. */
    public static final String TAKEN = "samples-taken";

    /** The accumulator of samples that count. */
    public static final String KEPT = "samples-kept";

    /** The accumulator of rows of laps that came too late. */
    public static final String ROWS_LATE = "lap-rows-late";

    private static final long serialVersionUID = 1L;
    private static final String REJECTED_COUNT = "samples-rejected";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int latenessMs;
    private transient ValueState<CarTelemetryState> car;
    private transient LongCounter taken;
    private transient LongCounter kept;
    private transient LongCounter rowsLate;
    private transient ReasonCounters<SampleRejection> rejected;

    /** A follower; samples wait for others as long as the lateness says. */
    public FollowTelemetry(Duration lateness) {
        this.latenessMs = Math.toIntExact(lateness.toMillis());
        if (latenessMs < 0) {
            throw Fault.configuration("the lateness of telemetry is " + lateness + "; must be 0 or more");
        }
    }

    /** The accumulator of samples rejected for a reason. */
    public static String rejectedFor(SampleRejection rejection) {
        return ReasonCounters.name(REJECTED_COUNT, rejection);
    }

    @Override
    public void open(OpenContext context) {
        car = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("car", TypeInformation.of(CarTelemetryState.class)));
        taken = ReasonCounters.counter(getRuntimeContext(), TAKEN);
        kept = ReasonCounters.counter(getRuntimeContext(), KEPT);
        rowsLate = ReasonCounters.counter(getRuntimeContext(), ROWS_LATE);
        rejected = ReasonCounters.open(getRuntimeContext(), REJECTED_COUNT, SampleRejection.class);
    }

    @Override
    public void processElement1(Lap lap, Context context, Collector<FeatureRow> out) throws Exception {
        CarTelemetry telemetry = telemetry(context.getCurrentKey());
        if (!telemetry.frame(lap)) {
            rowsLate.add(1);
        }
        go(telemetry, context, out);
    }

    @Override
    public void processElement2(SampleRun run, Context context, Collector<FeatureRow> out) throws Exception {
        Samples samples = run.samples();
        CarTelemetry telemetry = telemetry(context.getCurrentKey());
        taken.add(samples.count());
        kept.add(telemetry.take(
                samples, (all, index, rejection) -> context.output(REJECTED, rejected(run, all, index, rejection))));
        go(telemetry, context, out);
    }

    private void go(CarTelemetry telemetry, Context context, Collector<FeatureRow> out) throws Exception {
        telemetry.finished().forEach(out::collect);
        car.update(telemetry.state());
        context.timerService().registerEventTimeTimer(CarClock.close(race(context.getCurrentKey())));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FeatureRow> out) throws Exception {
        telemetry(context.getCurrentKey()).finish().forEach(out::collect);
        car.update(CarTelemetry.over());
    }

    private CarTelemetry telemetry(String key) throws Exception {
        int slash = key.indexOf('/');
        return new CarTelemetry(key.substring(0, slash), key.substring(slash + 1), latenessMs, car.value());
    }

    private static RaceId race(String key) {
        return RaceId.parse(key.substring(0, key.indexOf('/')));
    }

    private RejectedRecord rejected(SampleRun run, Samples samples, int index, SampleRejection rejection) {
        rejected.add(rejection);
        ObjectNode record = JSON.createObjectNode()
                .put("race_id", run.raceId())
                .put("driver", run.driver())
                .put("lap", samples.lap(index))
                .put("t_ms", samples.timeMs(index));
        if (!Float.isNaN(samples.speedKph(index))) {
            record.put("speed_kph", samples.speedKph(index));
        }
        put(record, "throttle_pct", samples.throttlePct(index));
        put(record, "brake", samples.brake(index));
        put(record, "gear", samples.gear(index));
        put(record, "rpm", samples.rpm(index));
        put(record, "drs", samples.drs(index));
        return new RejectedRecord(
                TelemetryFeatures.NAME, run.raceId(), samples.lap(index), rejection.reason(), record.toString());
    }

    private static void put(ObjectNode record, String name, int value) {
        if (value != Samples.UNKNOWN) {
            record.put(name, value);
        }
    }
}
