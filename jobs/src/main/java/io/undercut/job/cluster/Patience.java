package io.undercut.job.cluster;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.failsafe.function.CheckedSupplier;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.time.Duration;

/**
 * How often and how long other processes are asked again. A {@link Fault} ends the asking at once.
 *
 * @param between the pause between two looks
 * @param most after so long there is no further look; null for no end
 */
public record Patience(Duration between, Duration most) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** As long as it takes. */
    static final Patience ENDLESS = new Patience(LOOK_EVERY, null);

    /** Looks every 200 ms, or twice in a shorter time. */
    public static Patience of(Duration most) {
        Duration half = most.dividedBy(2);
        return new Patience(half.compareTo(LOOK_EVERY) < 0 ? half : LOOK_EVERY, most);
    }

    /** Waits until something holds; false if it does not in time. */
    public boolean until(CheckedSupplier<Boolean> holds) {
        RetryPolicyBuilder<Boolean> policy = RetryPolicy.<Boolean>builder()
                .handleResult(false)
                .handleIf(failure -> false)
                .withMaxRetries(-1)
                .withDelay(between);
        return get(most == null ? policy : policy.withMaxDuration(most), holds);
    }

    /** Asks until there is an answer; throws the last failure where there is none in time. */
    <T> T answer(CheckedSupplier<T> question) throws IOException {
        try {
            return get(
                    RetryPolicy.<T>builder()
                            .handle(IOException.class)
                            .withMaxRetries(-1)
                            .withDelay(between)
                            .withMaxDuration(most),
                    question);
        } catch (FailsafeException silence) {
            if (silence.getCause() instanceof IOException last) {
                throw last;
            }
            throw silence;
        }
    }

    private static <T> T get(RetryPolicyBuilder<T> policy, CheckedSupplier<T> supplier) {
        try {
            return Failsafe.with(policy.build()).get(supplier);
        } catch (FailsafeException failure) {
            if (failure.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new Fault(FaultReason.TIMEOUT_EXCEEDED, "interrupted while waiting for a process", failure);
            }
            throw failure;
        }
    }
}
