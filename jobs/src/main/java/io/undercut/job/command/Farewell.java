package io.undercut.job.command;

import java.io.PrintStream;

/**
 * The last words of a command that a signal ends, Ctrl-C or SIGTERM: what became of its work and how to go on. What fails after them
 * fails because its process is being ended, so nothing is said or journalled any more.
 */
final class Farewell implements AutoCloseable {
    private final PrintStream err;
    private final Runnable first;
    private final Runnable words;
    private final Thread hook;

    /**
     * Says words if the process is ended before this is closed.
     *
     * @param first done before anything is said
     * @param words says them
     */
    Farewell(PrintStream err, Runnable first, Runnable words) {
        this.err = err;
        this.first = first;
        this.words = words;
        this.hook = new Thread(this::say, "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void say() {
        first.run();
        words.run();
        err.close();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The words are being said.
        }
    }
}
