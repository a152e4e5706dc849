package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.undercut.job.cluster.FlinkRest.Registered;
import io.undercut.job.cluster.ObservedJob.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.InjectClusterRESTAddress;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real JobManager answers. */
class FlinkRestXIT {
    private static final int SLOTS = 3;
    private static final AtomicBoolean FAILS = new AtomicBoolean();

    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setConfiguration(configuration())
                    .setNumberTaskManagers(1)
                    .setNumberSlotsPerTaskManager(SLOTS)
                    .build());

    @Test
    void tellsSlotsWorkersAndSettings(@InjectClusterRESTAddress URI address) throws IOException {
        try (FlinkRest rest = at(address)) {
            // A JobManager that has just started answers when it is elected, and its worker comes after it.
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> rest.slots() == SLOTS);
            assertThat(rest.taskManagers())
                    .singleElement()
                    .extracting(Registered::id)
                    .asString()
                    .isNotEmpty();
            assertThat(rest.settings()).containsEntry(TaskManagerOptions.MANAGED_MEMORY_SIZE.key(), "64 mb");
        }
    }

    @Test
    void followsAJobFromItsFirstCheckpointOverAFailureToItsEnd(@InjectClusterRESTAddress URI address) throws Exception {
        JobClient client = begun();
        String id = client.getJobID().toHexString();
        try (FlinkRest rest = at(address)) {
            ObservedJob job = rest.job(id);
            await().atMost(Duration.ofMinutes(1)).until(() -> job.allTasksRun() && job.newestCheckpoint() > 0);
            assertThat(rest.runs(id)).isTrue();
            assertThat(job.failures()).isEmpty();
            assertThat(job.restoredSince(0)).isEmpty();

            try (JobMetrics metrics = JobMetrics.of(rest(address), id, "Map", "Map.")) {
                await().atMost(Duration.ofMinutes(1)).until(() -> metrics.read().getOrDefault("numRecordsIn", 0.0) > 0);
                assertThat(metrics.read()).doesNotContainKey("Map.numRecordsIn");
            }

            FAILS.set(true);
            await().atMost(Duration.ofMinutes(1)).until(() -> !job.failures().isEmpty());
            List<Failure> failures = job.failures();
            assertThat(failures)
                    .singleElement()
                    .extracting(Failure::trace)
                    .asString()
                    .contains("it was told to");
            long failed = failures.get(0).at();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> job.restoredSince(failed).isPresent() && job.allTasksRun());
            assertThat(job.restoredSince(failed))
                    .hasValueSatisfying(from -> assertThat(from).isPositive());
            assertThat(job.restoredSince(Long.MAX_VALUE)).isEmpty();

            client.cancel().get();
            await().atMost(Duration.ofMinutes(1)).until(() -> !rest.runs(id));
        }
    }

    @Test
    void aJobThatNobodyHeardOfDoesNotRun(@InjectClusterRESTAddress URI address) throws IOException {
        try (FlinkRest rest = at(address)) {
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> rest.slots() == SLOTS);
            String nobodys = new JobID().toHexString();
            assertThat(rest.runs(nobodys)).isFalse();
            assertThatThrownBy(() -> rest.job(nobodys).failures()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAddressWhereNobodyListensOrThatIsNotKnownIsSilence() {
        for (String place : List.of("127.0.0.1:1", "nobody.invalid:8081")) {
            try (FlinkRest rest = FlinkRest.at(place)) {
                assertThatThrownBy(rest::slots).isInstanceOf(IOException.class);
            }
        }
    }

    private static FlinkRest at(URI address) {
        return FlinkRest.at(rest(address));
    }

    private static String rest(URI address) {
        return "http://" + address.getHost() + ":" + address.getPort();
    }

    private static JobClient begun() throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        environment.configure(settings);
        environment.setParallelism(1);
        environment
                .fromSequence(0, Long.MAX_VALUE - 1)
                .map(number -> {
                    if (FAILS.getAndSet(false)) {
                        throw new IllegalStateException("it was told to");
                    }
                    return number;
                })
                .sinkTo(new DiscardingSink<>());
        return environment.executeAsync("fails once");
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofMillis(200));
        return configuration;
    }
}
