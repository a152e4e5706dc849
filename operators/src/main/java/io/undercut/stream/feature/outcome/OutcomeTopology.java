package io.undercut.stream.feature.outcome;

import io.undercut.stream.record.ArrivedRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Rows of results, qualifying, grid and calendar → features of cars before their races. The same graph in batch and streaming; bounded. */
public final class OutcomeTopology {
    private OutcomeTopology() {}

    /**
     * Lays the graph.
     *
     * @param rows sound rows of {@link io.undercut.stream.feature.outcome.RaceSheet#TABLES}, in any order, with an end
     */
    public static DataStream<OutcomeRow> of(DataStream<ArrivedRow> rows) {
        return rows.map(new ReadRaceRecords())
                .returns(TypeInformation.of(RaceRecord.class))
                .name("race records")
                .uid("race-records")
                .keyBy(RaceRecord::raceId, Types.STRING)
                .process(new GatherRaceCard(), TypeInformation.of(RaceCard.class))
                .name("gather races")
                .uid("gather-races")
                .keyBy(race -> 0, Types.INT)
                .process(new JoinPastRaces(), TypeInformation.of(OutcomeRow.class))
                .name("join past races")
                .uid("join-past-races")
                .setParallelism(1);
    }
}
