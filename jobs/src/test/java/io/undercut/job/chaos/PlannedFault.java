package io.undercut.job.chaos;

import java.util.Random;

/**
 * A fault of a schedule.
 *
 * @param kind what happens
 * @param round it happens when the average of this round is there, from 0
 * @param laterMillis and so many milliseconds have passed since
 * @param seed of whatever else the kind draws
 */
record PlannedFault(ChaosKind kind, int round, int laterMillis, long seed) {
    /** Always the same numbers. */
    Random random() {
        return new Random(seed);
    }

    /** How late an average is fed back, milliseconds. */
    int feedbackMillis() {
        return 50 + random().nextInt(400);
    }

    @Override
    public String toString() {
        return kind == ChaosKind.SLOW_DISK
                ? kind.toString()
                : "%s at round %d + %d ms".formatted(kind, round, laterMillis);
    }
}
