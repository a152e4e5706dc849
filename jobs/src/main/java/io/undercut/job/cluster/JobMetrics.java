package io.undercut.job.cluster;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.rest.messages.JobIDPathParameter;
import org.apache.flink.runtime.rest.messages.JobVertexIdPathParameter;
import org.apache.flink.runtime.rest.messages.MessagePathParameter;
import org.apache.flink.runtime.rest.messages.MessageQueryParameter;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedMetric;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedSubtaskMetricsHeaders;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedSubtaskMetricsParameters;
import org.apache.flink.runtime.rest.messages.job.metrics.MetricsFilterParameter;

/** Metrics of one operator of a job, as the Web UI reads them. */
public final class JobMetrics implements AutoCloseable {
    private final FlinkRest rest;
    private final JobID job;
    private final String operator;
    private final String scope;
    private JobVertexID vertex;
    private Map<String, String> names = Map.of();

    private JobMetrics(FlinkRest rest, JobID job, String operator, String scope) {
        this.rest = rest;
        this.job = job;
        this.operator = operator;
        this.scope = scope;
    }

    /**
     * Metrics of a job.
     *
     * @param ui {@code http://HOST:PORT} of its JobManager
     * @param jobId Flink's id
     * @param operator the operator's name
     * @param scope what stands before the metrics' names
     */
    public static JobMetrics of(String ui, String jobId, String operator, String scope) {
        return new JobMetrics(FlinkRest.at(ui), JobID.fromHexString(jobId), operator, scope);
    }

    /** The greatest value over the subtasks, by name without the scope; empty as long as there are none. */
    public Map<String, Double> read() {
        try {
            if (vertex == null) {
                findOperator();
            }
            if (vertex != null && names.isEmpty()) {
                findNames();
            }
            return names.isEmpty() ? Map.of() : values();
        } catch (IOException notNow) {
            // The next look may see more; progress is never worth a failure.
            return Map.of();
        }
    }

    private void findOperator() throws IOException {
        rest.answer(rest.client().getJobDetails(job)).getJobVertexInfos().stream()
                .filter(one -> one.getName().contains(operator))
                .forEach(one -> vertex = one.getJobVertexID());
    }

    private void findNames() throws IOException {
        Map<String, String> found = new HashMap<>();
        for (AggregatedMetric metric : metrics(List.of())) {
            int at = metric.getId().indexOf(scope);
            if (at >= 0) {
                found.put(metric.getId(), metric.getId().substring(at + scope.length()));
            }
        }
        names = found;
    }

    private Map<String, Double> values() throws IOException {
        Map<String, Double> values = new HashMap<>();
        for (AggregatedMetric metric : metrics(List.copyOf(names.keySet()))) {
            values.put(names.get(metric.getId()), metric.getMax() == null ? Double.NaN : metric.getMax());
        }
        return values;
    }

    /** Those that are named, or without names the ids of all. */
    private Collection<AggregatedMetric> metrics(List<String> wanted) throws IOException {
        AggregatedSubtaskMetricsParameters parameters = new AggregatedSubtaskMetricsParameters();
        // The message has its parameters in lists alone.
        for (MessagePathParameter<?> parameter : parameters.getPathParameters()) {
            if (parameter instanceof JobIDPathParameter path) {
                path.resolve(job);
            } else if (parameter instanceof JobVertexIdPathParameter path) {
                path.resolve(vertex);
            }
        }
        for (MessageQueryParameter<?> parameter : parameters.getQueryParameters()) {
            if (parameter instanceof MetricsFilterParameter query && !wanted.isEmpty()) {
                query.resolve(wanted);
            }
        }
        return rest.ask(AggregatedSubtaskMetricsHeaders.getInstance(), parameters)
                .getMetrics();
    }

    @Override
    public void close() {
        rest.close();
    }
}
