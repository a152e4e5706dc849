package io.undercut.job.chaos;

import io.undercut.job.flink.ClusterTimes;
import io.undercut.job.flink.FlinkSite;
import io.undercut.stream.training.FaultyFeedback;
import io.undercut.stream.training.ParameterAverager.Reemission;
import java.util.OptionalInt;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A cluster whose jobs get a faulty feedback just before they are sent.
 *
 * @param site the cluster
 * @param feedback what goes into each graph
 * @param reemission whether averages are sent again after a restore
 */
public record FaultySite(FlinkSite site, FaultyFeedback feedback, Reemission reemission) implements FlinkSite {
    @Override
    public StreamExecutionEnvironment environment() {
        return site.environment();
    }

    @Override
    public JobExecutionResult finish(StreamExecutionEnvironment environment, String job) throws Exception {
        feedback.into(environment);
        if (reemission == Reemission.OFF) {
            FaultyFeedback.withoutReemission(environment);
        }
        return site.finish(environment, job);
    }

    @Override
    public void awaitLeftRunning(String job, String jobId) {
        site.awaitLeftRunning(job, jobId);
    }

    @Override
    public ClusterTimes times() {
        return site.times();
    }

    @Override
    public OptionalInt slots() {
        return site.slots();
    }

    @Override
    public <T> Collected<T> collect(DataStream<T> stream, String job) throws Exception {
        return site.collect(stream, job);
    }
}
