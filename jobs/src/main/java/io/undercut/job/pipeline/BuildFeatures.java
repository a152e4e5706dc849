package io.undercut.job.pipeline;

import io.undercut.race.Lap;
import io.undercut.stream.feature.GatherRace;
import io.undercut.stream.feature.JoinHistory;
import io.undercut.stream.feature.degradation.RaceDigest;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.FeatureColumns;
import io.undercut.stream.lake.FeatureRow;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.sink.FeatureRowWriter;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.LabelledExample;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Laps into a feature set: by race → read the race → join the races before it → by hash partition → Parquet. */
public final class BuildFeatures {
    private static final String JOB = "build features of " + TireDegradation.NAME;
    private static final String CODE = "tire-degradation-features-1";

    private BuildFeatures() {}

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
     */
    public static FeatureSet run(FlinkSite site, LakeLayout lake, Collection<Integer> seasons, String features) {
        LakeTables tables = new LakeTables(lake);
        List<Integer> present = tables.seasons(seasons);
        List<TablePartition> lineage = tables.partitions(present);
        String version = FeatureSetManifest.version(TireDegradation.NAME, CODE, lineage);
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
        FeatureSetManifest manifest = FeatureSetManifest.of(
                TireDegradation.NAME, version, partitions, TireDegradation.SCHEMA, lineage, List.of());
        return manifest.publish(folder) ? new FeatureSet(folder, manifest, false) : run(site, lake, seasons, features);
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(SingleOutputStreamOperator<Lap> laps, LakeLayout lake, String folder) {
        StreamExecutionEnvironment environment = laps.getExecutionEnvironment();
        // Only in batch do keyed operators see one race at a time.
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        DataStream<FeatureRow> examples = laps.keyBy(lap -> lap.race().toString(), Types.STRING)
                .process(new GatherRace(), TypeInformation.of(RaceDigest.class))
                .name("read races")
                .uid("read-races")
                .keyBy(race -> 0, Types.INT)
                .process(new JoinHistory(), TypeInformation.of(LabelledExample.class))
                .name("join earlier races")
                .uid("join-history")
                .setParallelism(1)
                .map(FeatureRow::of)
                .returns(TypeInformation.of(FeatureRow.class))
                .name("row")
                .uid("row");
        WriteFeatureRows.of(examples, folder, FeatureColumns.examples(TireDegradation.SCHEMA));
        WriteDeadLetters.of(laps.getSideOutput(ScreenLaps.REJECTED), lake);
    }
}
