package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Bounded waiting for what other processes do. */
final class Waiting {
    private static final long LOOK_EVERY_MILLIS = 200;

    private Waiting() {}

    /** Waits until something holds; false if it does not in time. */
    static boolean until(Duration patience, BooleanSupplier holds) {
        long looks = Math.max(1, patience.toMillis() / LOOK_EVERY_MILLIS);
        for (long look = 0; look < looks && !holds.getAsBoolean(); look++) {
            aMoment(new CompletableFuture<>());
        }
        return holds.getAsBoolean();
    }

    /** Waits for an event, no longer than until the next look is due. */
    static void aMoment(CompletableFuture<?> event) {
        try {
            event.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException due) {
            return;
        } catch (ExecutionException e) {
            throw Fault.defect("waiting for a process failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultReason.TIMEOUT_EXCEEDED, "interrupted while waiting for a process", e);
        }
    }
}
