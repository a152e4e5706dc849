package io.undercut.job.featureset;

import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.CompoundGroup;
import io.undercut.stream.feature.lap.FeatureFamily;
import io.undercut.stream.feature.lap.FollowRace;
import io.undercut.stream.feature.lap.Forecast;
import io.undercut.stream.feature.lap.ForecastTarget;
import io.undercut.stream.feature.lap.LapExample;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.lap.LapFeatureTopology;
import io.undercut.stream.feature.lap.LapRow;
import io.undercut.stream.feature.lap.LapSelection;
import io.undercut.stream.feature.lap.RowScope;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.LabelledExample;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Forecasts of wear, one of the sets of the lap graph: forecasts as they are made, then an example for each lap they are evaluated on. */
public final class TireDegradationSet implements FeatureSetDefinition {
    static final LapSelection SELECTION =
            LapSelection.of(TireDegradation.NAME, List.of(FeatureFamily.FORECAST), RowScope.FORECASTS);
    private static final Forecast FORECAST = new Forecast(SELECTION);
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(FORECAST.all().stream().map(LapFeature::schema).toList(), Forecast.LABEL);

    @Override
    public String name() {
        return TireDegradation.NAME;
    }

    @Override
    public String code() {
        return "tire-degradation-features-2";
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public FeatureColumns columns() {
        return FeatureColumns.examples(SCHEMA);
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        return LapsOrigin.of(
                new LakeTables(lake),
                seasons,
                TireDegradationSet::rows,
                (finished, manifest) ->
                        LapsOrigin.count(finished, finished.<Long>getAccumulatorResult(FollowRace.RELEASED)));
    }

    private static Rows rows(SingleOutputStreamOperator<Lap> laps) {
        LapFeatureTopology topology = LapFeatureTopology.of(laps, Duration.ZERO, SELECTION);
        DataStream<FeatureRow> rows = topology.examples()
                .flatMap(TireDegradationSet::examples)
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        return new Rows(rows, topology.rejected().union(laps.getSideOutput(ScreenLaps.REJECTED)));
    }

    private static void examples(LapExample forecast, Collector<FeatureRow> out) {
        LapRow row = forecast.row();
        // Compounds that have too few races of their own count as their group, to the baselines too.
        String group = CompoundGroup.named(row.compound()).orElseThrow().name();
        for (ForecastTarget target : ForecastTarget.of(forecast)) {
            float[] inputs = FORECAST.inputs(row, target.lap(), target.age());
            out.collect(FeatureRow.of(
                    new LabelledExample(LapFeatureSet.key(row, target.lap(), group), inputs, target.lossS())));
        }
    }
}
