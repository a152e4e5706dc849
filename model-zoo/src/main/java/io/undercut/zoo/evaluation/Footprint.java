package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;

/**
 * What predictions of a packaged model cost in a process of its own, without Flink. Figures differ from run to run and machine to machine, so
 * they never stand among what a version id is made of.
 *
 * @param singles single predictions that were timed
 * @param singleMs the 99 % quantile of their times, in ms
 * @param batches batches of a thousand rows that were timed
 * @param batchMs the 99 % quantile of their times, in ms
 * @param memoryMb the most memory that the process had, in MB of 10⁶ bytes: its resident set where the system tells it, else the JVM's own pools
 * @param trouble why nothing was measured; empty where it was
 */
public record Footprint(int singles, double singleMs, int batches, double batchMs, double memoryMb, String trouble) {
    /** Refuses figures that are not finite. */
    public Footprint {
        if (trouble == null || !Double.isFinite(singleMs + batchMs + memoryMb)) {
            throw Fault.data("a footprint of " + singleMs + " ms, " + batchMs + " ms and " + memoryMb
                    + " MB is none; must be finite numbers");
        }
    }

    /** None, and why. */
    public static Footprint unmeasured(String trouble) {
        return new Footprint(0, 0, 0, 0, 0, trouble);
    }
}
