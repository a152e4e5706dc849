package io.undercut.job.flink;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;

/**
 * How long a cluster takes to notice what it has lost and to wait for what comes in its place.
 *
 * @param ownStrategy whether its configuration says how often a job restarts
 * @param heartbeat longest time until a lost process is noticed; at least 1 ms
 * @param slots longest wait for slots; at least 1 ms
 */
public record ClusterTimes(boolean ownStrategy, Duration heartbeat, Duration slots) {
    /** Flink's defaults. */
    public static final ClusterTimes FLINKS = new ClusterTimes(false, Duration.ofSeconds(50), Duration.ofMinutes(5));

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration CALM = Duration.ofMinutes(10);
    private static final double GROWTH = 2.0;
    private static final double JITTER = 0.1;

    /** Checks the times. */
    public ClusterTimes {
        if (heartbeat.toMillis() < 1 || slots.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "times of a cluster are at least 1 ms, not " + heartbeat + " and " + slots);
        }
    }

    /**
     * Restarts that outlast the loss of a process: until it is noticed the job may be sent to it again, in vain, and its slots may have to
     * be waited for. Empty where the cluster has a strategy of its own, which is stronger then.
     */
    public Configuration restarts() {
        Configuration settings = new Configuration();
        if (ownStrategy) {
            return settings;
        }
        Duration longest = longestBackoff();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, FIRST);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, longest);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, GROWTH);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, JITTER);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, CALM);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, attempts(longest));
        return settings;
    }

    /** So short that training goes on soon after the loss was noticed. */
    private Duration longestBackoff() {
        Duration quarter = heartbeat.dividedBy(4);
        Duration atLeast = quarter.compareTo(FIRST) < 0 ? FIRST : quarter;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    /** So many that even the shortest pauses last longer than noticing and waiting. */
    private int attempts(Duration longest) {
        double toOutlast = heartbeat.plus(slots).toMillis();
        double pause = FIRST.toMillis();
        int attempts = 0;
        while (toOutlast > 0) {
            toOutlast -= pause * (1 - JITTER);
            pause = Math.min(longest.toMillis(), pause * GROWTH);
            attempts++;
        }
        return attempts;
    }
}
