package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.telemetry.FollowTelemetry;
import io.undercut.stream.feature.telemetry.SampleRejection;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.stream.feature.telemetry.TelemetryTopology;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.ScreenSamples;
import io.undercut.stream.ingest.parquet.LakeTelemetry;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.ArrivedSamples;
import io.undercut.stream.record.SampleRun;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The features of every lap from telemetry, by the streaming graph. Samples that count for nothing are rejected with the reason. */
public final class TelemetryFeatureSet implements FeatureSetDefinition {
    private static final FeatureSchema SCHEMA = new FeatureSchema(
            TelemetryFeatures.ALL.stream().map(LapFeature::schema).toList(), TelemetryFeatures.LABELS.get(0));

    @Override
    public String name() {
        return TelemetryFeatures.NAME;
    }

    @Override
    public String code() {
        return TelemetryFeatures.CODE;
    }

    @Override
    public FeatureSchema schema() {
        return SCHEMA;
    }

    @Override
    public List<Feature> moreLabels() {
        return TelemetryFeatures.LABELS.subList(1, TelemetryFeatures.LABELS.size());
    }

    @Override
    public Origin origin(LakeLayout lake, Collection<Integer> seasons) {
        LakeTelemetry telemetry = new LakeTelemetry(lake);
        List<Partition> races = telemetry.races(seasons);
        List<TablePartition> lineage = telemetry.lineage(races);
        return new Origin() {
            @Override
            public List<TablePartition> lineage() {
                return lineage;
            }

            @Override
            public Rows rows(StreamExecutionEnvironment environment) {
                environment.configure(new Configuration().set(PipelineOptions.OBJECT_REUSE, true));
                return graph(telemetry.laps(environment, races), telemetry.samples(environment, races));
            }

            @Override
            public void count(JobExecutionResult finished, FeatureSetManifest manifest) {
                countSamples(finished);
            }
        };
    }

    private static Rows graph(DataStream<Lap> laps, DataStream<ArrivedSamples> samples) {
        SingleOutputStreamOperator<SampleRun> sound = screened(samples);
        TelemetryTopology topology = TelemetryTopology.of(laps, sound, Duration.ZERO);
        return new Rows(topology.rows(), topology.rejected().union(sound.getSideOutput(ScreenSamples.REJECTED)));
    }

    /** Samples that obey the rules of a single one; the others go to a side output. */
    static SingleOutputStreamOperator<SampleRun> screened(DataStream<ArrivedSamples> samples) {
        return samples.process(new ScreenSamples())
                .returns(TypeInformation.of(SampleRun.class))
                .name("screen samples")
                .uid("screen-samples");
    }

    /** Refuses a job that lost count of its samples: each read was kept or rejected. */
    static void countSamples(JobExecutionResult finished) {
        long read = finished.<Long>getAccumulatorResult(ScreenSamples.READ);
        long kept = finished.<Long>getAccumulatorResult(FollowTelemetry.KEPT);
        long rejected = finished.<Long>getAccumulatorResult(ScreenSamples.REJECTED_COUNT);
        for (SampleRejection rejection : SampleRejection.values()) {
            rejected += finished.<Long>getAccumulatorResult(FollowTelemetry.rejectedFor(rejection));
        }
        if (read != kept + rejected) {
            throw Fault.defect(
                    "the features lost count of their samples: %d read, %d kept, %d rejected"
                            .formatted(read, kept, rejected),
                    null);
        }
    }
}
