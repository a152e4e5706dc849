package io.undercut.job.graph;

import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.JobFailure;
import io.undercut.zoo.network.ComputeBackend;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Asks where the training will run what its processes compute on: the machine of the command may have another GPU, or none. */
public final class LookAtBackends {
    private static final String JOB = "look at backends";

    private LookAtBackends() {}

    /** The backend of each slot that a job here gets, in no order. */
    public static List<ComputeBackend> run(FlinkSite site) {
        try {
            return site.collect(graph(site.environment()), JOB).records().stream()
                    .map(ComputeBackend::named)
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw JobFailure.fault(JOB, interrupted);
        } catch (Exception failure) {
            throw JobFailure.fault(JOB, failure);
        }
    }

    /** Lays the graph; running it is the caller's. */
    public static DataStream<String> graph(StreamExecutionEnvironment environment) {
        environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
        environment.getConfig().disableGenericTypes();
        // One number a subtask.
        return environment
                .fromSequence(1, environment.getParallelism())
                .name("slots")
                .uid("slots")
                .rebalance()
                .map(slot -> ComputeBackend.present().word(), Types.STRING)
                .name("look at the backend")
                .uid("backend");
    }
}
