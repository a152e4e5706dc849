package io.undercut.benchmark;

import io.undercut.fault.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process that makes steps when told to and says how long they took. Between two orders it waits for its input and does nothing. */
final class StepSide implements AutoCloseable {
    private static final List<String> THREAD_LIMITS =
            List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS");

    private final int threads;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;
    private final String description;

    /**
     * Starts it and reads its description; its complaints go to our standard error.
     *
     * @param threads of its own
     * @param libraryThreads of the libraries that it calls
     */
    StepSide(int threads, int libraryThreads, List<String> command) throws IOException {
        this.threads = threads;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        THREAD_LIMITS.forEach(limit -> builder.environment().put(limit, String.valueOf(libraryThreads)));
        this.process = builder.start();
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.description = answer();
    }

    StepTime advance(int steps) throws IOException {
        orders.println(steps);
        String[] nanoseconds = answer().split(" ", 2);
        return new StepTime(
                name(),
                threads,
                steps,
                Long.parseLong(nanoseconds[0]) / 1e3 / steps,
                Long.parseLong(nanoseconds[1]) / 1e3 / steps);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw Fault.defect("a side of the benchmark has ended; what it said is above", null);
        }
        return line;
    }

    /** The first words of its description. */
    String name() {
        return description.split(",", 2)[0];
    }

    int threads() {
        return threads;
    }

    String description() {
        return description;
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
