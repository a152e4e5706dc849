package io.undercut.job.featureset;

import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.stream.featureset.ColumnStatistics;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.featureset.FeatureStatistics;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Statistics of every column of any feature set: partitions → columns → one column at a time. Exact, the same at any parallelism; a task
 * holds one partition's rows, then one column.
 */
public final class MeasureFeatures {
    private static final String JOB = "measure features";

    private MeasureFeatures() {}

    /** Measures a version and publishes the statistics beside its manifest, or finds them there. */
    public static FeatureStatistics run(FlinkSite site, FeatureSet set) {
        Optional<FeatureStatistics> taken = FeatureStatistics.in(set.folder());
        if (taken.isPresent()) {
            return taken.get();
        }
        StreamExecutionEnvironment environment = site.environment();
        FeatureRowFiles files = FeatureRowFiles.of(set.folder(), set.manifest());
        graph(environment, files);
        JobExecutionResult finished = JobFailure.finish(site, environment, JOB);
        List<ColumnStatistics> columns =
                finished.<List<ColumnStatistics>>getAccumulatorResult(MeasureColumn.MEASURED).stream()
                        .sorted(Comparator.comparingInt(
                                column -> files.columns().indexOf(column.name())))
                        .toList();
        FeatureStatistics statistics = new FeatureStatistics(set.manifest().version(), columns);
        statistics.publish(set.folder());
        return statistics;
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(StreamExecutionEnvironment environment, FeatureRowFiles files) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        environment
                .fromData(
                        Types.INT,
                        files.files().stream().map(FeaturePartition::partition).toArray(Integer[]::new))
                .name("partitions")
                .uid("partitions")
                .rebalance()
                .flatMap(new ReadColumns(files))
                .returns(TypeInformation.of(ColumnPart.class))
                .name("read columns")
                .uid("read-columns")
                .keyBy(ColumnPart::column, Types.INT)
                .process(new MeasureColumn(files.columns()), Types.STRING)
                .name("measure columns")
                .uid("measure-columns")
                .sinkTo(new DiscardingSink<>())
                .name("columns measured")
                .uid("columns-measured");
    }
}
