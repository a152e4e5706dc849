package io.undercut.stream.feature.driving;

import io.undercut.race.Lap;
import io.undercut.stream.feature.telemetry.TelemetryTopology;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RejectedRecord;
import io.undercut.stream.record.SampleRun;
import io.undercut.zoo.example.KeyColumns;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Telemetry and laps → features of how each lap was driven, the same graph in batch and streaming. A race's rows come when it is over.
 *
 * @param rows one row for every lap of which a sample counts: the values of {@link DrivingFeatures#ALL}
 * @param rejected samples that count for nothing
 */
public record DrivingTopology(DataStream<FeatureRow> rows, DataStream<RejectedRecord> rejected) {
    /** Lays the graph; see {@link TelemetryTopology#of}. */
    public static DrivingTopology of(DataStream<Lap> laps, DataStream<SampleRun> runs, Duration lateness) {
        TelemetryTopology telemetry = TelemetryTopology.of(laps, runs, lateness);
        DataStream<FeatureRow> rows = telemetry
                .rows()
                .keyBy(row -> row.key().group(), Types.STRING)
                .connect(telemetry.laps().keyBy(lap -> lap.race().toString(), Types.STRING))
                .process(new GatherField(), TypeInformation.of(FeatureRow.class))
                .name("gather the field")
                .uid("gather-the-field");
        return new DrivingTopology(rows, telemetry.rejected());
    }

    /**
     * The rows with the labels of {@link LapTruth} behind their features.
     *
     * @param truth sound rows of {@link io.undercut.stream.table.Tables#LAP_LABELS}, with an end
     */
    public DataStream<FeatureRow> labelled(DataStream<ArrivedRow> truth) {
        return rows.keyBy(
                        row -> place(
                                row.key().group(),
                                row.key().of(KeyColumns.DRIVER),
                                row.key().time()),
                        Types.STRING)
                .connect(truth.map(new ReadTruth())
                        .returns(TypeInformation.of(LapTruth.class))
                        .name("read truth")
                        .uid("read-truth")
                        .keyBy(lap -> place(lap.race(), lap.driver(), lap.lap()), Types.STRING))
                .process(new JoinTruth(), TypeInformation.of(FeatureRow.class))
                .name("join truth")
                .uid("join-truth");
    }

    private static String place(String race, String driver, int lap) {
        return race + '/' + driver + '/' + lap;
    }
}
