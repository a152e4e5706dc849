package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.stream.record.RejectedRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Laps → features, the same graph in batch and streaming.
 *
 * @param rows of every lap that has one and was not rejected, as soon as no lap that ended by then can come
 * @param labels of every row, when its race is over
 * @param rejected laps without features
 */
public record LapFeatureTopology(
        DataStream<LapRow> rows, DataStream<LapLabels> labels, DataStream<RejectedRecord> rejected) {

    /**
     * Lays the graph.
     *
     * @param laps laps in any order
     * @param lateness how much later than a lap that ended after it a lap may come; features wait that long. In batch it does not matter
     * @param selection which features, of which laps
     */
    public static LapFeatureTopology of(DataStream<Lap> laps, Duration lateness, LapSelection selection) {
        SingleOutputStreamOperator<LapRow> followed = laps.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Lap>forGenerator(context -> new LapWatermarks(lateness))
                                .withTimestampAssigner((lap, ignored) -> RaceClock.eventTime(lap)))
                .name("event time")
                .uid("event-time")
                .keyBy(lap -> RaceClock.number(lap.race()), Types.INT)
                .process(new FollowRace(selection), TypeInformation.of(LapRow.class))
                .name("follow races")
                .uid("follow-races");
        SingleOutputStreamOperator<LapRow> rows = followed.keyBy(LapRow::race, Types.INT)
                .connect(followed.getSideOutput(FollowRace.SUMMARIES).broadcast(JoinEarlierRaces.SUMMARIES))
                .process(new JoinEarlierRaces(selection), TypeInformation.of(LapRow.class))
                .name("join races before")
                .uid("join-races-before");
        return new LapFeatureTopology(
                rows, followed.getSideOutput(FollowRace.LABELS), followed.getSideOutput(FollowRace.REJECTED));
    }

    /** Rows with their labels, given out when a race is over. */
    public DataStream<LapExample> examples() {
        return rows.keyBy(LapRow::race, Types.INT)
                .connect(labels.keyBy(LapLabels::race, Types.INT))
                .process(new JoinLabels(), TypeInformation.of(LapExample.class))
                .name("join labels")
                .uid("join-labels");
    }
}
