package io.undercut.benchmark;

import java.nio.file.Path;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink to run jobs on. */
interface FlinkHost extends AutoCloseable {
    /** An environment whose jobs go there. */
    StreamExecutionEnvironment environment(Configuration settings);

    /** Runs what was laid in an environment to its end. */
    JobExecutionResult finish(StreamExecutionEnvironment environment) throws Exception;

    /** Where its jobs may write. */
    Path folder();

    @Override
    void close() throws Exception;
}
