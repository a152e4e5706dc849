package io.undercut.job.pipeline;

import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.lake.LapTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The lake's laps against the rules: one task inspects one season at a time. */
public final class ValidateLaps {
    private static final String JOB = "validate laps";

    private ValidateLaps() {}

    /**
     * Validates chosen seasons, all there are where none is named. Data that breaks a rule is in the report; a season that is not there is
     * a data fault.
     */
    public static ValidationReport run(
            StreamExecutionEnvironment environment, LakeLayout lake, Collection<Integer> seasons, FlinkRun run) {
        graph(environment, lake, new LakeTables(lake).seasons(seasons));
        JobExecutionResult finished = JobFailure.finish(run, environment, JOB);
        List<Finding> findings = finished.getAccumulatorResult(InspectSeason.FINDINGS);
        return ValidationReport.of(
                LapTable.NAME,
                findings.stream()
                        .sorted(Comparator.comparingInt(Finding::season))
                        .map(Finding::result)
                        .toList());
    }

    /** Lays the graph; running it is the caller's. */
    public static void graph(StreamExecutionEnvironment environment, LakeLayout lake, List<Integer> seasons) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        environment
                .fromData(Types.INT, seasons.toArray(Integer[]::new))
                .name("seasons")
                .uid("seasons")
                .rebalance()
                .process(new InspectSeason(lake))
                .returns(Types.INT)
                .name("inspect seasons")
                .uid("inspect-seasons")
                .sinkTo(new DiscardingSink<>())
                .name("seasons inspected")
                .uid("seasons-inspected");
    }
}
