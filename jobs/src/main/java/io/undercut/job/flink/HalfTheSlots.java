package io.undercut.job.flink;

import io.undercut.fault.Fault;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobResourceRequirements;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a training asks of the adaptive scheduler: all slots if there are so many, at least half of them, else it waits. Other schedulers
 * do not read it.
 */
public final class HalfTheSlots {
    private HalfTheSlots() {}

    /** How many of so many slots a training goes on with. */
    public static int of(int slots) {
        return (slots + 1) / 2;
    }

    /**
     * Adds the wish to the environment, whose graph must be whole. Its bytes would not survive {@code configure}, which turns every value
     * into text.
     */
    public static void askFor(StreamExecutionEnvironment environment) {
        JobGraph graph = environment.getStreamGraph(false).getJobGraph();
        JobResourceRequirements.Builder requirements = JobResourceRequirements.newBuilder();
        for (JobVertex vertex : graph.getVertices()) {
            int all = vertex.getParallelism();
            requirements.setParallelismForJobVertex(vertex.getID(), of(all), all);
        }
        try {
            JobResourceRequirements.writeToJobGraph(graph, requirements.build());
        } catch (IOException e) {
            throw Fault.defect("the slots a training needs could not be written into its settings", e);
        }
        if (environment.getConfiguration() instanceof Configuration settings) {
            settings.addAll(graph.getJobConfiguration());
        }
    }
}
