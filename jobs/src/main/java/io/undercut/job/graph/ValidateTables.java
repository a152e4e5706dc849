package io.undercut.job.graph;

import io.undercut.job.flink.FlinkRun;
import io.undercut.job.flink.JobFailure;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.Partition;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The lake's tables against their rules: one task inspects one partition at a time. */
public final class ValidateTables {
    private static final String JOB = "validate tables";

    private ValidateTables() {}

    /**
     * Validates chosen seasons of the laps, all there are where none is named. Data that breaks a rule is in the report; a season that is
     * not there is a data fault.
     */
    public static ValidationReport laps(
            StreamExecutionEnvironment environment, LakeLayout lake, Collection<Integer> seasons, FlinkRun run) {
        List<Integer> chosen = new LakeTables(lake).seasons(seasons);
        return run(environment, lake, partitions(lake, List.of(Tables.LAPS), chosen), run);
    }

    /** Validates chosen seasons of every table there is; where none is named, all. A season of which no table has a row is a data fault. */
    public static ValidationReport all(
            StreamExecutionEnvironment environment, LakeLayout lake, Collection<Integer> seasons, FlinkRun run) {
        List<Partition> chosen = partitions(lake, Tables.ALL, seasons);
        Set<Integer> absent = new java.util.TreeSet<>(seasons);
        chosen.forEach(partition -> absent.remove(partition.season()));
        if (chosen.isEmpty() || !absent.isEmpty()) {
            // Says which seasons there are, and how to fill an empty lake.
            new LakeTables(lake).seasons(seasons);
        }
        return run(environment, lake, chosen, run);
    }

    private static List<Partition> partitions(LakeLayout lake, List<TableSchema> tables, Collection<Integer> seasons) {
        List<Partition> partitions = new ArrayList<>();
        for (TableSchema table : tables) {
            lake.partitions(table).stream()
                    .filter(partition -> seasons.isEmpty() || seasons.contains(partition.season()))
                    .forEach(partitions::add);
        }
        return partitions;
    }

    private static ValidationReport run(
            StreamExecutionEnvironment environment, LakeLayout lake, List<Partition> partitions, FlinkRun run) {
        graph(environment, lake, partitions);
        JobExecutionResult finished = JobFailure.finish(run, environment, JOB);
        List<InspectPartition.Verdict> verdicts = finished.getAccumulatorResult(InspectPartition.VERDICTS);
        return ValidationReport.of(verdicts.stream()
                .sorted(Comparator.comparing(verdict -> verdict.partition().toString()))
                .flatMap(verdict -> verdict.results().stream())
                .toList());
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(StreamExecutionEnvironment environment, LakeLayout lake, List<Partition> partitions) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        environment
                .fromData(Types.LONG, partitions.stream().map(Partition::key).toArray(Long[]::new))
                .name("partitions")
                .uid("partitions")
                .rebalance()
                .process(new InspectPartition(lake))
                .returns(Types.LONG)
                .name("inspect partitions")
                .uid("inspect-partitions")
                .sinkTo(new DiscardingSink<>())
                .name("partitions inspected")
                .uid("partitions-inspected");
    }
}
