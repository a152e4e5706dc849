package io.undercut.job.flink;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a finished graph to its end. Launch decides where; graphs never run themselves. */
@FunctionalInterface
public interface FlinkRun {
    /**
     * Submits the environment's graph and waits.
     *
     * @param job the job's name in the Web UI
     * @throws Exception whatever Flink throws; {@link JobFailure} reads it
     */
    JobExecutionResult finish(StreamExecutionEnvironment environment, String job) throws Exception;
}
