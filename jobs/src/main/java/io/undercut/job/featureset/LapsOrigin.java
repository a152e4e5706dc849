package io.undercut.job.featureset;

import io.undercut.job.featureset.FeatureSetDefinition.Origin;
import io.undercut.job.featureset.FeatureSetDefinition.Rows;
import io.undercut.race.Lap;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.TablePartition;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
            LakeTables tables, Collection<Integer> seasons, Function<SingleOutputStreamOperator<Lap>, Rows> graph) {
        return of(tables, seasons, graph, (finished, manifest) -> {});
    }

    static LapsOrigin of(
            LakeTables tables,
            Collection<Integer> seasons,
            Function<SingleOutputStreamOperator<Lap>, Rows> graph,
            BiConsumer<JobExecutionResult, FeatureSetManifest> count) {
        List<Integer> present = tables.seasons(seasons);
        return new LapsOrigin(tables, present, tables.partitions(present), graph, count);
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
