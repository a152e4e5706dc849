package io.undercut.job.flink;

import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where jobs run: an embedded Flink or a cluster. */
public interface FlinkSite extends FlinkRun {
    /** A fresh environment for one job, its parallelism set. */
    StreamExecutionEnvironment environment();

    /** Waits for a job that an earlier command may have left running; returns at once if it has ended or was never here. */
    void awaitLeftRunning(String job, String jobId);

    /** Slots there are now, free or not; empty where nobody can say. */
    default OptionalInt slots() {
        return OptionalInt.empty();
    }

    /** How long the cluster takes to notice a loss; Flink's defaults where nobody can say. */
    default ClusterTimes times() {
        return ClusterTimes.FLINKS;
    }

    /**
     * What a job gave.
     *
     * @param records of its stream, in no order
     * @param result its accumulators
     */
    record Collected<T>(List<T> records, JobExecutionResult result) {}

    /** Runs the graph behind a bounded stream and brings its records here. */
    <T> Collected<T> collect(DataStream<T> stream, String job) throws Exception;
}
