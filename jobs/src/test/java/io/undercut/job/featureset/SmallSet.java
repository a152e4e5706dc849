package io.undercut.job.featureset;

import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.Rows;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** One row a lap with everything a model type may declare: several labels, classes, weights, time steps, lengths, nulls. */
public final class SmallSet implements FeatureSetDefinition {
    /** Its name. */
    public static final String NAME = "small_set";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String code() {
        return "small-set-1";
    }

    @Override
    public FeatureSchema schema() {
        return new FeatureSchema(
                List.of(
                        feature("lap_number"),
                        feature("tire_age"),
                        feature("step_1"),
                        feature("step_2"),
                        feature("step_3"),
                        feature("row_weight"),
                        feature("row_length")),
                feature("label_seconds"));
    }

    @Override
    public List<Feature> moreLabels() {
        return List.of(feature("label_kilometres"), feature("label_third"));
    }

    private static Feature feature(String name) {
        return new Feature(name, "1", name);
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        return LapsOrigin.of(new LakeTables(lake), seasons, SmallSet::rows, (finished, manifest) -> {});
    }

    private static Rows rows(SingleOutputStreamOperator<Lap> laps) {
        return new Rows(
                laps.filter(lap -> lap.times().lapMs() != null && lap.tire().age() != null)
                        .name("timed laps")
                        .uid("timed-laps")
                        .map(SmallSet::row)
                        .returns(TypeInformation.of(FeatureRow.class))
                        .name("row")
                        .uid("row"),
                laps.getSideOutput(ScreenLaps.REJECTED));
    }

    private static FeatureRow row(Lap lap) {
        float seconds = lap.times().lapMs() / 1000f;
        int number = lap.lap();
        float[] values = {
            number,
            number % 5 == 0 ? Float.NaN : lap.tire().age(),
            seconds - 90,
            number % 4 == 0 ? Float.NaN : number % 7,
            number,
            1 + number % 2 / 2f,
            1 + number % 3,
            seconds - 90,
            number * 5,
            number % 3
        };
        RowKey key = KeyColumns.lap(
                lap.race().toString(),
                lap.race().season(),
                Objects.requireNonNullElse(lap.circuit(), RowKey.UNKNOWN),
                lap.car().driver(),
                Objects.requireNonNullElse(lap.car().team(), RowKey.UNKNOWN),
                1,
                number,
                "NONE");
        return new FeatureRow(key, values);
    }
}
