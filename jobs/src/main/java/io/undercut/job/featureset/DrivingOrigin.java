package io.undercut.job.featureset;

import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.job.featureset.FeatureSetDefinition.Rows;
import io.undercut.stream.feature.driving.DrivingFeatures;
import io.undercut.stream.feature.driving.DrivingTopology;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.ScreenSamples;
import io.undercut.stream.ingest.parquet.LakeTelemetry;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.record.SampleRun;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Features of how laps were driven, of races that have telemetry.
 *
 * @param telemetry the lake's
 * @param races the races
 * @param others partitions that the labels are made from
 * @param labels puts labels behind the features
 */
record DrivingOrigin(LakeTelemetry telemetry, List<Partition> races, List<TablePartition> others, Labels labels)
        implements Origin {
    /** Puts labels behind features. */
    @FunctionalInterface
    interface Labels {
        /** Lays the graph from features to rows; what the topology rejects is among the rejected. */
        Rows of(StreamExecutionEnvironment environment, DrivingTopology features);
    }

    /** All features, and a label. */
    static FeatureSchema schema(Feature label) {
        return new FeatureSchema(
                DrivingFeatures.ALL.stream().map(LapFeature::schema).toList(), label);
    }

    @Override
    public List<TablePartition> lineage() {
        return Stream.concat(telemetry.lineage(races).stream(), others.stream()).toList();
    }

    @Override
    public Rows rows(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<SampleRun> samples =
                TelemetryFeatureSet.screened(telemetry.samples(environment, races));
        Rows rows =
                labels.of(environment, DrivingTopology.of(telemetry.laps(environment, races), samples, Duration.ZERO));
        return new Rows(rows.rows(), rows.rejected().union(samples.getSideOutput(ScreenSamples.REJECTED)));
    }

    @Override
    public void count(JobExecutionResult finished, FeatureSetManifest manifest) {
        TelemetryFeatureSet.countSamples(finished);
    }
}
