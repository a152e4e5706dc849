package io.undercut.benchmark;

import java.util.Locale;

/**
 * One measurement of a side.
 *
 * @param side its name
 * @param threads how many step side by side, or share one step in PyTorch
 * @param steps how many steps were made
 * @param processor microseconds of the stepping thread's processor time a step
 * @param wall microseconds of a step on the wall's clock
 */
record StepTime(String side, int threads, int steps, double processor, double wall) {
    /** Names of what {@link #line} gives. */
    static final String HEADER = "network,batch,side,threads,part,steps,processor_us,wall_us";

    /** All of it, seconds of a thread's processor time: what counts as work where others use the machine too. */
    double seconds() {
        return processor * steps / 1e6;
    }

    /** Both as one measurement. */
    StepTime and(StepTime next) {
        int both = steps + next.steps;
        return new StepTime(
                side,
                threads,
                both,
                (processor * steps + next.processor * next.steps) / both,
                (wall * steps + next.wall * next.steps) / both);
    }

    /** By the thread's processor time where there is one, else by the wall's. */
    double stepsPerSecond() {
        return threads == 1 ? 1e6 / processor : stepsPerWallSecond();
    }

    /** Ours make a step on each thread, PyTorch one on all of them. */
    double stepsPerWallSecond() {
        return (side.startsWith("PyTorch") ? 1 : threads) * 1e6 / wall;
    }

    /** A line of the table that is kept. */
    String line(StepCase measured, String part) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%d,%s,%d,%.3f,%.3f",
                measured.network().word(),
                measured.batch(),
                side,
                threads,
                part,
                steps,
                processor,
                wall);
    }
}
