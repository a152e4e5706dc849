package io.undercut.job.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.job.cluster.TargetCluster;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTimesTest {
    @ParameterizedTest
    @CsvSource({"50, 300", "20, 300", "2, 60", "1, 1", "600, 900"})
    void restartsOutlastTheHeartbeatAndTheWaitForSlots(int heartbeatSeconds, int slotsSeconds) {
        Configuration restarts = new ClusterTimes(
                        false, Duration.ofSeconds(heartbeatSeconds), Duration.ofSeconds(slotsSeconds))
                .restarts();

        assertThat(restarts.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
        assertThat(pauses(restarts, 0.9)).isGreaterThanOrEqualTo(heartbeatSeconds + slotsSeconds);
    }

    @Test
    void theShippedStrategyOutlastsTheShippedHeartbeat() {
        Configuration shipped = GlobalConfiguration.loadConfiguration("../flink-conf");

        assertThat(TargetCluster.times(shipped).restarts().toMap()).isEmpty();
        assertThat(pauses(shipped, 0.9))
                .isGreaterThan(3.0 * TargetCluster.times(shipped).heartbeat().toSeconds());
        assertThat(shipped.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isLessThanOrEqualTo(TargetCluster.times(shipped).heartbeat());
    }

    @Test
    void aStrategyOfTheClustersOwnIsLeftAloneUnderEitherOfItsNames() {
        for (String key : new String[] {"restart-strategy", "restart-strategy.type"}) {
            Configuration own = new Configuration();
            own.setString(key, "fixed-delay");
            assertThat(TargetCluster.times(own).restarts().toMap()).as(key).isEmpty();
        }
        assertThat(TargetCluster.times(new Configuration())).isEqualTo(ClusterTimes.FLINKS);
    }

    @Test
    void theAdaptiveSchedulerWaitsForSlotsAsLongAsItIsTold() {
        Configuration adaptive = new Configuration();
        adaptive.setString("jobmanager.scheduler", "adaptive");
        adaptive.setString("jobmanager.adaptive-scheduler.resource-wait-timeout", "15 min");
        adaptive.setString("heartbeat.timeout", "20 s");

        assertThat(TargetCluster.times(adaptive))
                .isEqualTo(new ClusterTimes(false, Duration.ofSeconds(20), Duration.ofMinutes(15)));
    }

    @Test
    void timesArePositive() {
        assertThatThrownBy(() -> new ClusterTimes(false, Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Seconds that all restarts wait together, each pause shortened by jitter. */
    private static double pauses(Configuration strategy, double shortened) {
        double pause = seconds(strategy.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF));
        double longest = seconds(strategy.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF));
        double growth = strategy.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER);
        double sum = 0;
        for (int i = 0; i < strategy.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS); i++) {
            sum += pause * shortened;
            pause = Math.min(longest, pause * growth);
        }
        return sum;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
