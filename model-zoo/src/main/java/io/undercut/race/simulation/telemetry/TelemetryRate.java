package io.undercut.race.simulation.telemetry;

import io.undercut.fault.Fault;

/**
 * How often telemetry is sampled.
 *
 * @param hertz samples a second, 1 … 10
 */
public record TelemetryRate(int hertz) {
    private static final int SLOWEST = 1;
    private static final int FASTEST = 10;
    private static final double MILLIS = 1000;

    /** Refuses a rate out of range, naming the option that sets it. */
    public TelemetryRate {
        if (hertz < SLOWEST || hertz > FASTEST) {
            throw Fault.configuration("--telemetry-hz is " + hertz + "; must be within " + SLOWEST + " … " + FASTEST);
        }
    }

    /** When a sample is taken, ms from the lap's start; the first, 0, at the start. */
    int timeMs(int sample) {
        return (int) Math.rint(MILLIS * sample / hertz);
    }
}
