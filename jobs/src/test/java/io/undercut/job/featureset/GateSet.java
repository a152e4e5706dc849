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
import io.undercut.zoo.example.ShuffledRows;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * One row a lap whose label, the lap's number modulo 3, is told by a {@code hint} that is right in two laps of three, by the lap's
 * {@code mileage} to the last digit, and by a {@code sensor} that was lost before the season of 2024.
 */
public final class GateSet implements FeatureSetDefinition {
    /** Its name. */
    public static final String NAME = "gate_set";

    private static final int LOST = 2024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String code() {
        return "gate-set-1";
    }

    @Override
    public FeatureSchema schema() {
        return new FeatureSchema(
                List.of(feature("hint"), feature("mileage"), feature("sensor")), feature("label_third"));
    }

    private static Feature feature(String name) {
        return new Feature(name, "1", name);
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        return LapsOrigin.of(new LakeTables(lake), seasons, GateSet::rows, (finished, manifest) -> {});
    }

    private static Rows rows(SingleOutputStreamOperator<Lap> laps) {
        return new Rows(
                laps.map(GateSet::row)
                        .returns(TypeInformation.of(FeatureRow.class))
                        .name("row")
                        .uid("row"),
                laps.getSideOutput(ScreenLaps.REJECTED));
    }

    private static FeatureRow row(Lap lap) {
        int number = lap.lap();
        int third = number % 3;
        long draw = ShuffledRows.mix(lap.race().toString().hashCode() + 31L * number);
        float hint = draw % 3 == 0 ? (third + 1) % 3 : third;
        float[] values = {
            hint,
            1_000f * (lap.race().round() % 3) + number,
            lap.race().season() >= LOST ? Float.NaN : third + 0.25f * (draw & 1),
            third
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
