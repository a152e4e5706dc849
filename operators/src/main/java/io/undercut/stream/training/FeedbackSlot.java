package io.undercut.stream.training;

import io.undercut.stream.training.round.RoundAverage;
import java.util.concurrent.atomic.AtomicReference;

/** The newest average for one reader, and the reader's wish to be woken. */
public final class FeedbackSlot {
    private static final Runnable NOBODY = () -> {};

    private final AtomicReference<RoundAverage> newest = new AtomicReference<>();
    private final AtomicReference<Runnable> listener = new AtomicReference<>(NOBODY);

    void deposit(RoundAverage average) {
        newest.set(average);
        listener.get().run();
    }

    /** The newest average, or null when none has come yet. */
    public RoundAverage newest() {
        return newest.get();
    }

    /** Who is told of deposits; takes the place of any earlier reader. */
    public void wake(Runnable wake) {
        listener.set(wake);
    }
}
