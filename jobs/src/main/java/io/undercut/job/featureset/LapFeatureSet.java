package io.undercut.job.featureset;

import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.LapExample;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.lap.LapFeatureTopology;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.feature.lap.LapLabels;
import io.undercut.stream.feature.lap.LapRow;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The features of every lap with their labels, by the streaming graph. Laps without features are rejected and counted. */
public final class LapFeatureSet implements FeatureSetDefinition {
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(LapFeatures.ALL.stream().map(LapFeature::schema).toList(), LapLabels.DECLARED.get(0));

    @Override
    public String name() {
        return LapFeatures.NAME;
    }

    @Override
    public String code() {
        return LapFeatures.CODE;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Feature> moreLabels() {
        return LapLabels.DECLARED.subList(1, LapLabels.DECLARED.size());
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        return LapsOrigin.of(new LakeTables(lake), seasons, LapFeatureSet::rows, LapFeatureSet::count);
    }

    private static Rows rows(SingleOutputStreamOperator<Lap> laps) {
        LapFeatureTopology topology = LapFeatureTopology.of(laps, Duration.ZERO, LapFeatures.SELECTION);
        DataStream<FeatureRow> rows = topology.examples()
                .map(LapFeatureSet::row)
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        return new Rows(rows, topology.rejected().union(laps.getSideOutput(ScreenLaps.REJECTED)));
    }

    private static void count(JobExecutionResult finished, FeatureSetManifest manifest) {
        LapsOrigin.count(finished, manifest.rows());
    }

    private static FeatureRow row(LapExample example) {
        LapRow row = example.row();
        float[] values = java.util.Arrays.copyOf(row.values(), row.values().length + example.labels().length);
        System.arraycopy(example.labels(), 0, values, row.values().length, example.labels().length);
        return new FeatureRow(key(row, row.lap(), row.compound()), values);
    }

    /** The key of what a row of laps says of one of its car's laps. */
    static RowKey key(LapRow row, int lap, String compound) {
        return KeyColumns.lap(
                row.raceId(), row.season(), row.circuit(), row.driver(), row.team(), row.stint(), lap, compound);
    }
}
