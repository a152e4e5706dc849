package io.undercut.stream.training.source.reader;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/**
 * A reader's surroundings, without Flink.
 *
 * @param graph the execution graph; without underscores
 * @param subtask the reader's number
 * @param attempt which attempt of the subtask
 */
public record ReaderContext(String graph, int subtask, int attempt) implements SourceReaderContext {
    @Override
    public SourceReaderMetricGroup metricGroup() {
        return InternalSourceReaderMetricGroup.mock(new UnregisteredMetricsGroup() {
            @Override
            public Map<String, String> getAllVariables() {
                return Map.of("<task_attempt_id>", graph + "_vertex_" + subtask + "_" + attempt);
            }
        });
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public String getLocalHostName() {
        return "localhost";
    }

    @Override
    public int getIndexOfSubtask() {
        return subtask;
    }

    @Override
    public void sendSplitRequest() {
        // Nobody answers.
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent sourceEvent) {
        // Nobody listens.
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new AssertionError("nothing is loaded");
    }
}
