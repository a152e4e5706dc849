package io.undercut.job.pipeline;

import io.undercut.fault.Fault;
import io.undercut.job.pipeline.BuildFeatures.FeatureSet;
import io.undercut.race.Lap;
import io.undercut.stream.feature.FollowRace;
import io.undercut.stream.feature.LapFeatureTopology;
import io.undercut.stream.feature.lap.LapExample;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.feature.lap.LapLabels;
import io.undercut.stream.feature.lap.LapRow;
import io.undercut.stream.feature.lap.Refusal;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.FeatureColumns;
import io.undercut.stream.lake.FeatureRow;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.sink.FeatureRowWriter;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Laps into the features of every lap with their labels: the streaming graph, run in batch, then by hash partition into Parquet. */
public final class BuildLapFeatures {
    private static final String JOB = "build " + LapFeatures.NAME;
    private static final FeatureSchema SCHEMA =
            new FeatureSchema(LapFeatures.ALL.stream().map(LapFeature::schema).toList(), LapLabels.DECLARED.get(0));
    private static final List<Feature> MORE_LABELS = LapLabels.DECLARED.subList(1, LapLabels.DECLARED.size());

    private BuildLapFeatures() {}

    /** Builds the feature set of some seasons, or finds it built. Laps without features are set aside with the reason and counted. */
    public static FeatureSet run(FlinkSite site, LakeLayout lake, Collection<Integer> seasons, String features) {
        LakeTables tables = new LakeTables(lake);
        List<Integer> present = tables.seasons(seasons);
        List<TablePartition> lineage = tables.partitions(present);
        String version = FeatureSetManifest.version(LapFeatures.NAME, LapFeatures.CODE, lineage);
        Path folder = new Path(features, version);
        Optional<FeatureSetManifest> built = FeatureSetManifest.in(folder);
        if (built.isPresent()) {
            return new FeatureSet(folder, built.get(), true);
        }
        StreamExecutionEnvironment environment = site.environment();
        graph(tables.laps(environment, present), lake, folder.toString());
        JobExecutionResult finished = JobFailure.finish(site, environment, JOB);
        List<FeaturePartition> partitions =
                finished.<List<FeaturePartition>>getAccumulatorResult(FeatureRowWriter.WRITTEN).stream()
                        .sorted(Comparator.comparingInt(FeaturePartition::partition))
                        .toList();
        FeatureSetManifest manifest =
                FeatureSetManifest.of(LapFeatures.NAME, version, partitions, SCHEMA, lineage, MORE_LABELS);
        count(finished, manifest);
        return manifest.publish(folder) ? new FeatureSet(folder, manifest, false) : run(site, lake, seasons, features);
    }

    private static void count(JobExecutionResult finished, FeatureSetManifest manifest) {
        long read = finished.<Long>getAccumulatorResult(ScreenLaps.READ);
        long aside = finished.<Long>getAccumulatorResult(ScreenLaps.SET_ASIDE);
        long refused = Stream.of(Refusal.values())
                .mapToLong(refusal -> finished.<Long>getAccumulatorResult(FollowRace.refusedFor(refusal)))
                .sum();
        if (read != aside + manifest.rows() + refused) {
            throw Fault.defect(
                    "the features lost count of their laps: %d read, %d set aside, %d rows, %d refused"
                            .formatted(read, aside, manifest.rows(), refused),
                    null);
        }
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(SingleOutputStreamOperator<Lap> laps, LakeLayout lake, String folder) {
        StreamExecutionEnvironment environment = laps.getExecutionEnvironment();
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        LapFeatureTopology topology = LapFeatureTopology.of(laps, Duration.ZERO);
        DataStream<FeatureRow> examples = topology.examples()
                .map(BuildLapFeatures::row)
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        WriteFeatureRows.of(
                examples,
                folder,
                FeatureColumns.rows(Stream.concat(SCHEMA.features().stream(), LapLabels.DECLARED.stream())
                        .map(Feature::name)
                        .toList()));
        WriteDeadLetters.of(topology.refused().union(laps.getSideOutput(ScreenLaps.REJECTED)), lake);
    }

    private static FeatureRow row(LapExample example) {
        LapRow row = example.row();
        float[] values = java.util.Arrays.copyOf(row.values(), row.values().length + example.labels().length);
        System.arraycopy(example.labels(), 0, values, row.values().length, example.labels().length);
        ExampleKey key = new ExampleKey(
                row.raceId(),
                row.season(),
                row.circuit(),
                row.driver(),
                row.team(),
                row.stint(),
                row.lap(),
                row.compound());
        return new FeatureRow(key, values);
    }
}
