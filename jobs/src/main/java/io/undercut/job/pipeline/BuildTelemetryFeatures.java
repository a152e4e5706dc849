package io.undercut.job.pipeline;

import io.undercut.fault.Fault;
import io.undercut.job.pipeline.BuildFeatures.FeatureSet;
import io.undercut.race.Lap;
import io.undercut.stream.feature.FollowTelemetry;
import io.undercut.stream.feature.TelemetryTopology;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.telemetry.SampleRefusal;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.stream.ingest.ScreenSamples;
import io.undercut.stream.ingest.parquet.LakeTelemetry;
import io.undercut.stream.lake.ArrivedSamples;
import io.undercut.stream.lake.FeatureColumns;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.SampleRun;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.sink.FeatureRowWriter;
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
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Telemetry into the features of every lap: the streaming graph, run in batch, then by hash partition into Parquet. */
public final class BuildTelemetryFeatures {
    private static final String JOB = "build " + TelemetryFeatures.NAME;
    private static final FeatureSchema SCHEMA = new FeatureSchema(
            TelemetryFeatures.ALL.stream().map(LapFeature::schema).toList(), TelemetryFeatures.LABELS.get(0));
    private static final List<Feature> MORE_LABELS =
            TelemetryFeatures.LABELS.subList(1, TelemetryFeatures.LABELS.size());

    private BuildTelemetryFeatures() {}

    /** Builds the feature set of some seasons, or finds it built. Samples that count for nothing are set aside with the reason. */
    public static FeatureSet run(FlinkSite site, LakeLayout lake, Collection<Integer> seasons, String features) {
        LakeTelemetry telemetry = new LakeTelemetry(lake);
        List<Partition> races = telemetry.races(seasons);
        List<TablePartition> lineage = telemetry.lineage(races);
        String version = FeatureSetManifest.version(TelemetryFeatures.NAME, TelemetryFeatures.CODE, lineage);
        Path folder = new Path(features, version);
        Optional<FeatureSetManifest> built = FeatureSetManifest.in(folder);
        if (built.isPresent()) {
            return new FeatureSet(folder, built.get(), true);
        }
        StreamExecutionEnvironment environment = site.environment();
        graph(telemetry.laps(environment, races), telemetry.samples(environment, races), lake, folder.toString());
        JobExecutionResult finished = JobFailure.finish(site, environment, JOB);
        count(finished);
        List<FeaturePartition> partitions =
                finished.<List<FeaturePartition>>getAccumulatorResult(FeatureRowWriter.WRITTEN).stream()
                        .sorted(Comparator.comparingInt(FeaturePartition::partition))
                        .toList();
        FeatureSetManifest manifest =
                FeatureSetManifest.of(TelemetryFeatures.NAME, version, partitions, SCHEMA, lineage, MORE_LABELS);
        return manifest.publish(folder) ? new FeatureSet(folder, manifest, false) : run(site, lake, seasons, features);
    }

    private static void count(JobExecutionResult finished) {
        long read = finished.<Long>getAccumulatorResult(ScreenSamples.READ);
        long kept = finished.<Long>getAccumulatorResult(FollowTelemetry.KEPT);
        long aside = finished.<Long>getAccumulatorResult(ScreenSamples.UNFIT);
        for (SampleRefusal refusal : SampleRefusal.values()) {
            aside += finished.<Long>getAccumulatorResult(FollowTelemetry.refusedFor(refusal));
        }
        if (read != kept + aside) {
            throw Fault.defect(
                    "the features lost count of their samples: %d read, %d kept, %d set aside"
                            .formatted(read, kept, aside),
                    null);
        }
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(DataStream<Lap> laps, DataStream<ArrivedSamples> samples, LakeLayout lake, String folder) {
        StreamExecutionEnvironment environment = laps.getExecutionEnvironment();
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.configure(
                new Configuration().set(PipelineOptions.GENERIC_TYPES, false).set(PipelineOptions.OBJECT_REUSE, true));
        SingleOutputStreamOperator<SampleRun> sound = samples.process(new ScreenSamples())
                .returns(TypeInformation.of(SampleRun.class))
                .name("screen samples")
                .uid("screen-samples");
        TelemetryTopology topology = TelemetryTopology.of(laps, sound, Duration.ZERO);
        WriteFeatureRows.of(
                topology.rows(),
                folder,
                FeatureColumns.rows(Stream.concat(SCHEMA.features().stream(), TelemetryFeatures.LABELS.stream())
                        .map(Feature::name)
                        .toList()));
        WriteDeadLetters.of(topology.refused().union(sound.getSideOutput(ScreenSamples.REJECTED)), lake);
    }
}
