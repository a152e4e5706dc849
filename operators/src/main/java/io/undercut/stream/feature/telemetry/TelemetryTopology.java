package io.undercut.stream.feature.telemetry;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.SampleRun;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Telemetry → features of every lap, the same graph in batch and streaming.
 *
 * @param rows one row for every lap of which a sample counts: features, then labels
 * @param rejected samples that count for nothing
 * @param laps the rows of the laps in event time, for whoever joins them to these
 */
public record TelemetryTopology(
        DataStream<FeatureRow> rows, DataStream<RejectedRecord> rejected, DataStream<Lap> laps) {
    /**
     * Lays the graph.
     *
     * @param laps rows of the laps; in streaming each may come when its lap is over
     * @param runs samples in any order of cars. In batch a run must not go beyond its lap, since runs and rows of laps are sorted as wholes
     * @param lateness how much later than a later sample of its car a sample may come. Zero in batch, where Flink sorts each car's runs
     */
    public static TelemetryTopology of(DataStream<Lap> laps, DataStream<SampleRun> runs, Duration lateness) {
        DataStream<Lap> timed = laps.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Lap>forGenerator(context -> new RaceWatermarks<>())
                                .withTimestampAssigner((lap, ignored) -> CarClock.eventTime(lap)))
                .name("laps in event time")
                .uid("laps-in-event-time");
        SingleOutputStreamOperator<FeatureRow> rows = timed.keyBy(
                        lap -> SampleRun.car(lap.race().toString(), lap.car().driver()), Types.STRING)
                .connect(runs.assignTimestampsAndWatermarks(
                                WatermarkStrategy.<SampleRun>forGenerator(context -> new RaceWatermarks<>())
                                        .withTimestampAssigner((run, ignored) -> eventTime(run)))
                        .name("samples in event time")
                        .uid("samples-in-event-time")
                        .keyBy(SampleRun::car, Types.STRING))
                .process(new FollowTelemetry(lateness), TypeInformation.of(FeatureRow.class))
                .name("follow cars")
                .uid("follow-cars");
        return new TelemetryTopology(rows, rows.getSideOutput(FollowTelemetry.REJECTED), timed);
    }

    private static long eventTime(SampleRun run) {
        return CarClock.eventTime(RaceId.parse(run.raceId()), run.samples().position(0));
    }
}
