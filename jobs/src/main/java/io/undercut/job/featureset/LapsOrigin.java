package io.undercut.job.featureset;

import io.undercut.fault.Fault;
import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.job.featureset.FeatureSetDefinition.Rows;
import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.FollowRace;
import io.undercut.stream.feature.lap.LapRejection;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.ScreenLaps;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.TablePartition;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The lake's laps of some seasons.
 *
 * @param tables the lake
 * @param seasons the seasons
 * @param lineage their partitions
 * @param graph from laps to rows
 * @param count refuses a job that lost count of its laps
 */
record LapsOrigin(
        LakeTables tables,
        List<Integer> seasons,
        List<TablePartition> lineage,
        Function<SingleOutputStreamOperator<Lap>, Rows> graph,
        BiConsumer<JobExecutionResult, FeatureSetManifest> count)
        implements Origin {
    static LapsOrigin of(
            LakeTables tables,
            Collection<Integer> seasons,
            Function<SingleOutputStreamOperator<Lap>, Rows> graph,
            BiConsumer<JobExecutionResult, FeatureSetManifest> count) {
        List<Integer> present = tables.seasons(seasons);
        return new LapsOrigin(tables, present, tables.partitions(present), graph, count);
    }

    /** Refuses a job that lost count of its laps: each read was rejected or counted. */
    static void count(JobExecutionResult finished, long counted) {
        long read = finished.<Long>getAccumulatorResult(ScreenLaps.READ);
        long rejected = finished.<Long>getAccumulatorResult(ScreenLaps.REJECTED_COUNT)
                + Stream.of(LapRejection.values())
                        .mapToLong(rejection -> finished.<Long>getAccumulatorResult(FollowRace.rejectedFor(rejection)))
                        .sum();
        if (read != rejected + counted) {
            throw Fault.defect(
                    "the features lost count of their laps: %d read, %d rejected, %d counted"
                            .formatted(read, rejected, counted),
                    null);
        }
    }

    @Override
    public Rows rows(StreamExecutionEnvironment environment) {
        return graph.apply(tables.laps(environment, seasons));
    }

    @Override
    public void count(JobExecutionResult finished, FeatureSetManifest manifest) {
        count.accept(finished, manifest);
    }
}
