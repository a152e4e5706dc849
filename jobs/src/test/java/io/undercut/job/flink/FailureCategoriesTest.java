package io.undercut.job.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.JobInfoImpl;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.failure.FailureEnricher;
import org.apache.flink.core.failure.FailureEnricherFactory;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.runtime.failure.DefaultFailureEnricherContext;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.groups.JobManagerMetricGroup;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureCategoriesTest {
    private static final JobInfo TRAINING = new JobInfoImpl(new JobID(1, 2), "train tire_degradation");

    private final Reported reported = new Reported();
    private final MetricRegistryImpl registry = new MetricRegistryImpl(
            MetricRegistryConfiguration.fromConfiguration(new Configuration(), 1 << 20),
            List.of(ReporterSetup.forReporter("kept", reported)));
    private final MetricGroup job = JobManagerMetricGroup.createJobManagerMetricGroup(registry, "here")
            .addJob(TRAINING.getJobId(), TRAINING.getJobName());
    private final FailureEnricher enricher = ServiceLoader.load(FailureEnricherFactory.class)
            .findFirst()
            .orElseThrow()
            .createFailureEnricher(new Configuration());

    @AfterEach
    void close() {
        registry.closeAsync().join();
    }

    @Test
    void countsEachCategoryOfAJobsFailures() {
        assertThat(task(new FlinkException("task", Fault.data("laps are missing"))))
                .containsExactly(Map.entry("error_type", "data_validation_failure"));
        assertThat(task(new FlinkException("The TaskExecutor is shutting down.")))
                .containsExactly(Map.entry("error_type", "worker_crash"));
        assertThat(task(new FlinkException("The TaskExecutor is shutting down.")))
                .containsExactly(Map.entry("error_type", "worker_crash"));

        assertThat(reported.counts())
                .containsOnly(
                        Map.entry(
                                "jobmanager.job.error_type.training.worker.failure_count data_validation_failure", 1L),
                        Map.entry("jobmanager.job.error_type.training.worker.failure_count worker_crash", 2L));
    }

    @Test
    void saysOfItsLabelNoMoreThanItAnnounced() {
        assertThat(enricher.getOutputKeys()).containsExactly("error_type");
    }

    private Map<String, String> task(Throwable cause) {
        return enricher.processFailure(
                        cause,
                        DefaultFailureEnricherContext.forTaskFailure(
                                TRAINING,
                                job,
                                Executors.directExecutor(),
                                getClass().getClassLoader()))
                .join();
    }

    /** What any reporter of Flink's is told; counters are read when asked for, as they are there. */
    private static final class Reported implements MetricReporter {
        private final Map<String, Counter> counters = new HashMap<>();

        private Map<String, Long> counts() {
            Map<String, Long> counts = new HashMap<>();
            counters.forEach((name, counter) -> counts.put(name, counter.getCount()));
            return counts;
        }

        @Override
        public void open(MetricConfig config) {}

        @Override
        public void close() {}

        @Override
        public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
            String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(CharacterFilter.NO_OP_FILTER, '.');
            counters.put(scope + "." + name + " " + group.getAllVariables().get("<error_type>"), (Counter) metric);
        }

        @Override
        public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
    }
}
