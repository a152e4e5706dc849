package io.undercut.job.featureset;

import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.race.Lap;
import io.undercut.stream.feature.degradation.GatherRace;
import io.undercut.stream.feature.degradation.JoinHistory;
import io.undercut.stream.feature.degradation.RaceDigest;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.LabelledExample;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Forecasts of wear: laps by race → read the race → join the races before it. */
public final class TireDegradationSet implements FeatureSetDefinition {
    @Override
    public String name() {
        return TireDegradation.NAME;
    }

    @Override
    public String code() {
        return "tire-degradation-features-1";
    }

    @Override
    public FeatureSchema schema() {
        return TireDegradation.SCHEMA;
    }

    @Override
    public List<Feature> moreLabels() {
        return List.of();
    }

    @Override
    public FeatureColumns columns() {
        return FeatureColumns.examples(TireDegradation.SCHEMA);
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        return LapsOrigin.of(new LakeTables(lake), seasons, TireDegradationSet::rows);
    }

    private static Rows rows(SingleOutputStreamOperator<Lap> laps) {
        DataStream<FeatureRow> rows = laps.keyBy(lap -> lap.race().toString(), Types.STRING)
                .process(new GatherRace(), TypeInformation.of(RaceDigest.class))
                .name("read races")
                .uid("read-races")
                .keyBy(race -> 0, Types.INT)
                .process(new JoinHistory(), TypeInformation.of(LabelledExample.class))
                .name("join earlier races")
                .uid("join-history")
                .setParallelism(1)
                .map(FeatureRow::of)
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        return new Rows(rows, laps.getSideOutput(ScreenLaps.REJECTED));
    }
}
