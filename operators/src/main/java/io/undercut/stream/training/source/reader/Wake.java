package io.undercut.stream.training.source.reader;

import java.util.concurrent.CompletableFuture;

/**
 * The reader's availability. INVARIANT: after {@link #up} the future that Flink holds is complete, whichever future that is, so no wake
 * is ever lost.
 */
final class Wake {
    private CompletableFuture<Void> future = new CompletableFuture<>();

    synchronized void up() {
        future.complete(null);
    }

    /** Called before the reader looks for work: what comes later completes the new future. */
    synchronized void rest() {
        if (future.isDone()) {
            future = new CompletableFuture<>();
        }
    }

    synchronized boolean isDue() {
        return future.isDone();
    }

    synchronized CompletableFuture<Void> future() {
        return future;
    }
}
