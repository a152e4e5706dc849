package io.undercut.job.flink;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.core.failure.FailureEnricherFactory;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Says what each failure of a running job was, recovered from or not: the label {@code error_type} of the failure in Flink's REST and Web
 * UI, the counter {@code training.worker.failure_count} with that label among the JobManager's metrics, and a log event
 * {@code worker_failure}. A plugin of the JobManager's, chosen by {@code jobmanager.failure-enrichers}.
 */
public final class FailureCategories implements FailureEnricher {
    /** The label: a {@link FaultReason#word()}. */
    public static final String LABEL = "error_type";

    /** One enricher serves all jobs of a cluster; their groups come and go. A counter asked for twice would not be registered. */
    private final Map<MetricGroup, Map<FaultReason, Counter>> counters =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** What Flink's plugin loader looks for. */
    public static final class Factory implements FailureEnricherFactory {
        @Override
        public FailureEnricher createFailureEnricher(Configuration configuration) {
            return new FailureCategories();
        }
    }

    @Override
    public Set<String> getOutputKeys() {
        return Set.of(LABEL);
    }

    @Override
    public CompletableFuture<Map<String, String>> processFailure(Throwable cause, Context context) {
        Fault fault = JobFailure.fault(context.getJobInfo().getJobName(), cause);
        FaultReason reason = fault.reason();
        LogEvent.LOG.warn("{}", event(fault, context));
        Map<FaultReason, Counter> ofJob =
                counters.computeIfAbsent(context.getMetricGroup(), group -> new EnumMap<>(FaultReason.class));
        synchronized (ofJob) {
            ofJob.computeIfAbsent(reason, unseen -> counter(context.getMetricGroup(), unseen))
                    .inc();
        }
        return CompletableFuture.completedFuture(Map.of(LABEL, reason.word()));
    }

    /** Without a time of its own: Flink makes this plugin and gives it no clock, and the line it is logged in has one. */
    private static String event(Fault fault, Context context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event_type", "worker_failure");
        fields.put("level", "WARN");
        fields.put("job_id", context.getJobInfo().getJobId().toHexString());
        fields.put("failure_reason", fault.reason().word());
        fields.put("error_message", fault.getMessage());
        return LogEvent.text(fields);
    }

    private static Counter counter(MetricGroup group, FaultReason reason) {
        return group.addGroup(LABEL, reason.word())
                .addGroup("training")
                .addGroup("worker")
                .counter("failure_count");
    }
}
