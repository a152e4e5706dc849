package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.feature.driving.DrivingFeatures;
import io.undercut.stream.feature.driving.DrivingTopology;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.ingest.parquet.LakeTelemetry;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.table.Tables;
import io.undercut.zoo.catalog.DriverIdentification;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How laps of real races were driven, and by whom. A race's rows are told apart by lap, so that it can be divided in the middle. */
public final class DriverIdentificationSet implements FeatureSetDefinition {
    private static final FeatureSchema SCHEMA = DrivingOrigin.schema(new Feature(
            "label_driver", "1", "who drove the lap, by his place among " + DriverIdentification.DRIVERS + ", from 0"));

    @Override
    public String name() {
        return DriverIdentification.NAME;
    }

    @Override
    public String code() {
        return "driver-identification-1+" + DrivingFeatures.CODE;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public KeyColumns key() {
        return KeyColumns.FIELD_LAPS;
    }

    @Override
    public boolean hasOwnSeasons() {
        return true;
    }

    @Override
    public List<Integer> seasons(LakeLayout lake) {
        TreeSet<Integer> seasons = new TreeSet<>();
        races(lake.partitions(Tables.TELEMETRY)).forEach(race -> seasons.add(race.season()));
        LakeTables tables = new LakeTables(lake);
        seasons.removeIf(season -> tables.laps(season).stream()
                .noneMatch(
                        lap -> DriverIdentification.DRIVERS.contains(lap.car().driver())));
        if (seasons.isEmpty()) {
            throw Fault.data("the lake " + lake.root()
                    + " has no telemetry of a race of the drivers of 2025, of which the" + " features of " + name()
                    + " are made; import some with: undercut data import --from PATH");
        }
        return List.copyOf(seasons);
    }

    /** A test day is no race: cars are not on the same lap at the same time. */
    private static List<Partition> races(List<Partition> partitions) {
        return partitions.stream().filter(race -> !race.race().endsWith("-00")).toList();
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        List<Integer> present = seasons(lake);
        TreeSet<Integer> wanted = new TreeSet<>(seasons.isEmpty() ? present : seasons);
        if (!present.containsAll(wanted)) {
            wanted.removeAll(present);
            throw Fault.data("the lake " + lake.root() + " has no telemetry of a race of season " + Phrase.list(wanted)
                    + " with drivers of 2025; it has " + Phrase.list(present));
        }
        LakeTelemetry telemetry = new LakeTelemetry(lake);
        return new DrivingOrigin(
                telemetry, races(telemetry.races(wanted)), List.of(), (environment, features) -> rows(features));
    }

    private static Rows rows(DrivingTopology features) {
        return new Rows(
                features.rows()
                        .map(DriverIdentificationSet::labelled)
                        .returns(TypeInformation.of(FeatureRow.class))
                        .name("row")
                        .uid("row"),
                features.rejected());
    }

    private static FeatureRow labelled(FeatureRow row) {
        int driver = DriverIdentification.DRIVERS.indexOf(row.key().of(KeyColumns.DRIVER));
        float[] values = Arrays.copyOf(row.values(), row.values().length + 1);
        values[values.length - 1] = driver < 0 ? Float.NaN : driver;
        return new FeatureRow(KeyColumns.fieldLap(row.key()), values);
    }
}
