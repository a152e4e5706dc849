package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.feature.driving.DrivingFeatures;
import io.undercut.stream.feature.driving.LapTruth;
import io.undercut.stream.ingest.ScreenRows;
import io.undercut.stream.ingest.files.ImportFile;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.ingest.parquet.LakeTelemetry;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.Tables;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * How simulated laps were driven, by the channels that real feeds have, with what no feed has as labels: these stand in a table of their own
 * and are joined behind the features.
 */
public final class SimulatedLapsSet implements FeatureSetDefinition {
    private static final String NAME = "simulated_laps";
    private static final FeatureSchema SCHEMA = DrivingOrigin.schema(LapTruth.DECLARED.get(0));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String code() {
        return "simulated-laps-2+" + DrivingFeatures.CODE;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Feature> moreLabels() {
        return LapTruth.DECLARED.subList(1, LapTruth.DECLARED.size());
    }

    @Override
    public boolean hasOwnSeasons() {
        return true;
    }

    @Override
    public List<Integer> seasons(LakeLayout lake) {
        TreeSet<Integer> seasons = new TreeSet<>(lake.seasons(Tables.LAP_LABELS.name()));
        boolean simulated = !seasons.isEmpty();
        seasons.retainAll(lake.partitions(Tables.TELEMETRY).stream()
                .map(Partition::season)
                .toList());
        if (seasons.isEmpty()) {
            throw Fault.data("the lake " + lake.root()
                    + (simulated ? " has simulated laps without telemetry" : " has no simulated laps with their truth")
                    + ", of which the features of " + NAME + " are made; simulate some, apart from real seasons, with:"
                    + " undercut data simulate --first-season 2090 --seasons 4 --telemetry-hz 4");
        }
        return List.copyOf(seasons);
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        List<Integer> present = seasons(lake);
        TreeSet<Integer> wanted = new TreeSet<>(seasons.isEmpty() ? present : seasons);
        if (!present.containsAll(wanted)) {
            wanted.removeAll(present);
            throw Fault.data("the lake " + lake.root() + " has no simulated laps with telemetry of season "
                    + Phrase.list(wanted) + "; it has " + Phrase.list(present));
        }
        LakeTables tables = new LakeTables(lake);
        List<TablePartition> truth = tables.partitions(Tables.LAP_LABELS, wanted.last()).stream()
                .filter(partition -> wanted.contains(partition.season()))
                .toList();
        ImportFiles files = files(tables, wanted);
        LakeTelemetry telemetry = new LakeTelemetry(lake);
        return new DrivingOrigin(telemetry, telemetry.races(wanted), truth, (environment, features) -> {
            SingleOutputStreamOperator<ArrivedRow> sound = files.read(environment)
                    .process(new ScreenRows(files.paths()))
                    .name("screen rows")
                    .uid("screen-rows");
            return new Rows(
                    features.labelled(sound), features.rejected().union(sound.getSideOutput(ScreenRows.REJECTED)));
        });
    }

    private static ImportFiles files(LakeTables tables, Collection<Integer> seasons) {
        List<ImportFile> files = new ArrayList<>();
        for (int season : seasons) {
            List<String> paths = tables.files(new Partition(Tables.LAP_LABELS.name(), season, null)).stream()
                    .map(Path::toString)
                    .toList();
            files.addAll(ImportFiles.ofTable(paths, Tables.LAP_LABELS).files());
        }
        return new ImportFiles(files);
    }
}
