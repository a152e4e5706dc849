package io.undercut.job.pipeline;

import io.undercut.fault.Fault;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;

/** Finds what our own code said about a failed job inside the exceptions Flink wraps around it. */
public final class JobFailure {
    private JobFailure() {}

    /** Runs a graph; a failure comes out as the fault that caused it. */
    public static JobExecutionResult finish(FlinkRun run, StreamExecutionEnvironment environment, String job) {
        try {
            return run.finish(environment, job);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw fault(job, interrupted);
        } catch (Exception failure) {
            throw fault(job, failure);
        }
    }

    /** The fault at the bottom of a job's failure; a defect where our code said nothing. */
    public static Fault fault(String job, Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable real = cause instanceof SerializedThrowable serialized
                    ? serialized.deserializeError(JobFailure.class.getClassLoader())
                    : cause;
            if (real instanceof Fault fault) {
                return fault;
            }
            root = real;
        }
        ExceptionUtils.rethrowIfFatalError(root);
        return Fault.defect("job '" + job + "' failed: " + root, failure);
    }
}
