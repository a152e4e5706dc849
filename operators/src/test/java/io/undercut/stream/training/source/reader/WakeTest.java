package io.undercut.stream.training.source.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WakeTest {
    private final Wake wake = new Wake();

    @Test
    void completesTheFutureAlreadyHandedOut() {
        CompletableFuture<Void> handedOut = wake.future();
        assertThat(handedOut).isNotDone();
        wake.up();
        assertThat(handedOut).isDone();
        assertThat(wake.isDue()).isTrue();
    }

    @Test
    void keepsAFutureThatSomeoneMayStillHold() {
        CompletableFuture<Void> handedOut = wake.future();
        wake.rest();
        assertThat(wake.future()).isSameAs(handedOut);
        wake.up();
        assertThat(handedOut).isDone();
    }

    @Test
    void sleepsAgainAfterARest() {
        wake.up();
        wake.rest();
        assertThat(wake.isDue()).isFalse();
        assertThat(wake.future()).isNotDone();
    }

    @Test
    void staysAwakeUntilTheReaderHasLooked() {
        wake.up();
        wake.up();
        assertThat(wake.future()).isDone();
    }

    /** The reader's own order: rest, look, and only then wait. Each deposit is made only after the one before was seen. */
    @Test
    @Timeout(60)
    void losesNoWakeBetweenTwoThreads() throws Exception {
        int deposits = 50_000;
        AtomicInteger deposited = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Thread depositor = new Thread(() -> {
            for (int deposit = 1; deposit <= deposits; deposit++) {
                while (seen.get() < deposit - 1) {
                    Thread.onSpinWait();
                }
                deposited.set(deposit);
                wake.up();
            }
        });
        depositor.start();
        while (seen.get() < deposits) {
            wake.rest();
            int newest = deposited.get();
            if (newest > seen.get()) {
                seen.set(newest);
            } else {
                wake.future().get(10, TimeUnit.SECONDS);
            }
        }
        depositor.join();
        assertThat(seen).hasValue(deposits);
    }
}
