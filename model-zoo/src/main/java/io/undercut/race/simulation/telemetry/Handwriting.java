package io.undercut.race.simulation.telemetry;

import io.undercut.race.simulation.car.DrivingStyle;

/**
 * What a driving style does to the shape of a lap: slowness added before the braking points and at the exits of the corners. The lap's sectors
 * keep their times, so that a style shows in the trace alone.
 */
final class Handwriting {
    private static final double BRAKES_FOR = 8;
    private static final double ENTRY_BEFORE_M = 90;
    private static final double ENTRY_AFTER_M = 30;
    private static final double EXIT_M = 110;

    private final double[] entry;
    private final double[] exit;

    Handwriting(SpeedProfile profile) {
        int points = profile.points();
        this.entry = new double[points];
        this.exit = new double[points];
        int peak = 0;
        for (int i = 0; i < points; i++) {
            boolean falls = profile.speed(i + 1) < profile.speed(i);
            boolean fell = profile.speed(i) < profile.speed(i - 1);
            if (falls && !fell) {
                peak = i;
            }
            if (!falls && fell && profile.speed(peak) - profile.speed(i) > BRAKES_FOR) {
                bump(
                        entry,
                        peak - (int) (ENTRY_BEFORE_M / profile.stepM()),
                        peak + (int) (ENTRY_AFTER_M / profile.stepM()));
                bump(exit, i, i + (int) (EXIT_M / profile.stepM()));
            }
        }
    }

    private static void bump(double[] where, int from, int to) {
        for (int i = from; i <= to; i++) {
            double height = 1 - Math.abs(2.0 * (i - from) / (to - from) - 1);
            int point = Math.floorMod(i, where.length);
            where[point] = Math.max(where[point], height);
        }
    }

    /** Slowness the style adds at a point, relative to the fastest lap. */
    double slowness(DrivingStyle style, int point) {
        int at = Math.floorMod(point, entry.length);
        return switch (style) {
            case SMOOTH -> 0.020 * entry[at] - 0.010 * exit[at];
            case BALANCED -> 0;
            case AGGRESSIVE -> -0.020 * entry[at] + 0.015 * exit[at];
            case CONSERVING -> 0.060 * entry[at];
        };
    }
}
