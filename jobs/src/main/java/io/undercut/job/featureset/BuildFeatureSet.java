package io.undercut.job.featureset;

import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.job.graph.WriteDeadLetters;
import io.undercut.stream.featureset.FeatureMoments;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.sink.FeatureRowWriter;
import io.undercut.zoo.example.RaceMoments;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Builds any feature set: version → found built, or rows by hash partition → Parquet → manifest. */
public final class BuildFeatureSet {
    /** Beside the rows of a table: how they were made of it. */
    private static final String ENCODING = "encoding.json";

    private BuildFeatureSet() {}

    /**
     * A feature set in its folder.
     *
     * @param folder the version's folder
     * @param manifest what is in it
     * @param cached whether it was there already
     */
    public record FeatureSet(Path folder, FeatureSetManifest manifest, boolean cached) {}

    /**
     * Builds the feature set of some seasons, or finds it built. Its version is the checksum of what it is made from, so nothing is
     * computed twice and nothing stale is ever read.
     *
     * @param seasons of all where none is named
     * @param versions the folder of the set's versions
     */
    public static FeatureSet run(
            FlinkSite site,
            FeatureSetDefinition definition,
            LakeLayout lake,
            Collection<Integer> seasons,
            String versions) {
        Optional<FeatureSet> built = built(definition, lake, seasons, versions);
        if (built.isPresent()) {
            return built.get();
        }
        FeatureSetDefinition.Origin origin = definition.origin(lake, seasons);
        String version = version(definition, origin);
        Path folder = new Path(versions, version);
        StreamExecutionEnvironment environment = site.environment();
        graph(environment, definition, origin, lake, folder.toString());
        JobExecutionResult finished = JobFailure.finish(site, environment, "build features of " + definition.name());
        List<FeaturePartition> partitions =
                finished.<List<FeaturePartition>>getAccumulatorResult(FeatureRowWriter.WRITTEN).stream()
                        .sorted(Comparator.comparingInt(FeaturePartition::partition))
                        .toList();
        String moments = new FeatureMoments(finished.<List<RaceMoments>>getAccumulatorResult(FeatureRowWriter.MOMENTS))
                .publish(folder);
        FeatureSetManifest manifest = FeatureSetManifest.of(
                        definition.name(),
                        version,
                        partitions,
                        definition.schema(),
                        definition.key(),
                        origin.lineage(),
                        definition.moreLabels())
                .withMoments(moments);
        origin.count(finished, manifest);
        definition.encodingJson().ifPresent(json -> LakeFiles.publish(new Path(folder, ENCODING), json));
        return manifest.publish(folder)
                ? new FeatureSet(folder, manifest, false)
                : run(site, definition, lake, seasons, versions);
    }

    /** The feature set of some seasons as it is made from the lake of now, if it is built. */
    public static Optional<FeatureSet> built(
            FeatureSetDefinition definition, LakeLayout lake, Collection<Integer> seasons, String versions) {
        Path folder = new Path(versions, version(definition, definition.origin(lake, seasons)));
        return FeatureSetManifest.in(folder).map(manifest -> new FeatureSet(folder, manifest, true));
    }

    /** What the version of a set is called that is made from some partitions. */
    public static String version(FeatureSetDefinition definition, FeatureSetDefinition.Origin origin) {
        return FeatureSetManifest.version(definition.name(), definition.code(), origin.lineage());
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(
            StreamExecutionEnvironment environment,
            FeatureSetDefinition definition,
            FeatureSetDefinition.Origin origin,
            LakeLayout lake,
            String folder) {
        // Only in batch do keyed operators see one group at a time, and is nothing written before all was read.
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        FeatureSetDefinition.Rows rows = origin.rows(environment);
        WriteFeatureRows.of(rows.rows(), folder, definition.columns());
        WriteDeadLetters.of(rows.rejected(), lake);
    }
}
