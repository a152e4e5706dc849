package io.undercut.race.simulation.car;

/**
 * A stop being made: the car crossed the line in the pit lane and its next lap is an out-lap.
 *
 * @param standingSeconds how long it stands, s
 * @param waitSeconds how long of that it waits for its teammate's stop to end, s
 */
public record PitService(double standingSeconds, double waitSeconds) {
    /** No stop. */
    public static final PitService NONE = new PitService(0, 0);
}
