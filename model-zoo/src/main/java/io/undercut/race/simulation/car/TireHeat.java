package io.undercut.race.simulation.car;

import io.undercut.race.Compound;

/**
 * Tread temperature, one number for four tires. Slicks leave the blankets at 70 °C (the limit from 2022 on, the-race.com 2023) and work from
 * about 80 … 110 °C (thef1formula.com, "Tyre compounds"); they need about a lap to get there. How much a degree matters is our own judgement,
 * chosen so that an out-lap loses about half a second, as reports have it.
 */
public final class TireHeat {
    static final double BLANKET_C = 70;
    private static final double REFERENCE_TRACK_C = Rubber.REFERENCE_TRACK_C;
    private static final double PER_TRACK_DEGREE = 0.4;
    private static final double WORKS_FROM_C = 85;
    private static final double WORKS_TO_C = 116;
    private static final double COLD_SECONDS_PER_C = 0.030;
    private static final double HOT_SECONDS_PER_C = 0.020;
    private static final double MEMORY_LAPS = 0.8;

    private TireHeat() {}

    /** Temperature when fitted, °C: wet-weather tires have no blankets since 2023. */
    public static double fittedC(Compound compound, double airC) {
        return compound.isDry() ? BLANKET_C : airC;
    }

    /** Temperature after a lap that began at startC, °C. */
    public static double after(double startC, Compound compound, LapConditions lap, DrivingStyle style) {
        double settled = workingC(compound)
                + PER_TRACK_DEGREE * (lap.weather().trackC() - REFERENCE_TRACK_C)
                + 40 * (style.wear() - 1)
                + 5 * lap.wake()
                - 35 * lap.neutral()
                - (compound.isDry() ? 35 : 10) * lap.wetness();
        return settled + (startC - settled) * StrictMath.exp(-1 / MEMORY_LAPS);
    }

    private static double workingC(Compound compound) {
        return switch (compound) {
            case HYPERSOFT, ULTRASOFT, SUPERSOFT, SOFT -> 98;
            case MEDIUM -> 101;
            case HARD -> 104;
            case INTERMEDIATE -> 75;
            case WET -> 65;
        };
    }

    /** Lap time lost on a lap that begins at this temperature, s; wet-weather rubber has grip when cool. */
    public static double seconds(Compound compound, double startC) {
        double from = compound.isDry() ? WORKS_FROM_C : 40;
        return COLD_SECONDS_PER_C * Math.max(0, from - startC) + HOT_SECONDS_PER_C * Math.max(0, startC - WORKS_TO_C);
    }
}
