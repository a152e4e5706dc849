package io.undercut.stream.feature.telemetry;

import io.undercut.stream.feature.lap.FeatureFamily;
import io.undercut.stream.feature.lap.LapFeature;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is measured of a lap and of each of its sectors.
 *
 * @param name snake case
 * @param unit the unit
 * @param low the least value a sound source gives
 * @param high the greatest
 * @param description one line: what it is
 * @param value from a span's sums; NaN where unknown
 */
record Measure(
        String name, String unit, double low, double high, String description, ToDoubleFunction<SpanSums> value) {
    private static final double LONGEST_S = 14_400;
    private static final double FASTEST_KPH = 450;
    /** A stop between two samples that the feed has mixed up; sound ones stay below 7. */
    private static final double MOST_G = 200;

    private static final double SHARE_SLACK = 1 + 1e-6;

    static final List<Measure> ALL = List.of(
            new Measure(
                    "sampled_s",
                    "s",
                    0,
                    LONGEST_S,
                    "time that samples tell of; what lies between two that are over 2 s apart is left out",
                    SpanSums::seconds),
            new Measure(
                    "distance_m", "m", 0, 100_000, "speed integrated over that time, by trapezoids", SpanSums::meters),
            new Measure("speed_mean_kph", "km/h", 0, FASTEST_KPH, "distance over time", SpanSums::meanKph),
            new Measure("speed_top_kph", "km/h", 0, FASTEST_KPH, "greatest speed", SpanSums::topKph),
            new Measure("speed_least_kph", "km/h", 0, FASTEST_KPH, "least speed", SpanSums::leastKph),
            new Measure(
                    "throttle_mean_pct",
                    "%",
                    0,
                    100 * SHARE_SLACK,
                    "throttle, weighted by time",
                    SpanSums::throttlePct),
            share(
                    "full_throttle_share",
                    "share of time with the throttle at " + SpanSums.FULL_PCT + " % or more",
                    SpanSums::fullThrottleShare),
            share("brake_share", "share of time on the brakes", SpanSums::brakeShare),
            new Measure(
                    "braking_count", "1", 0, 2_000, "times that the brakes went from off to on", SpanSums::brakings),
            new Measure(
                    "braking_g",
                    "g",
                    -MOST_G,
                    MOST_G,
                    "speed lost over time between samples with the brakes on, in units of gravity",
                    SpanSums::brakingG),
            share(
                    "coasting_share",
                    "share of time off the brakes with the throttle below " + SpanSums.COASTING_PCT + " %",
                    SpanSums::coastingShare),
            new Measure(
                    "gear_changes",
                    "1",
                    0,
                    10_000,
                    "samples in another gear than the one before",
                    SpanSums::gearChanges),
            new Measure("rpm_mean", "1/min", 0, 20_000, "engine speed, weighted by time", SpanSums::rpm),
            share("drs_share", "share of time with the flap open; unknown where the source is", SpanSums::drsShare));

    private static Measure share(String name, String description, ToDoubleFunction<SpanSums> value) {
        return new Measure(name, "1", 0, SHARE_SLACK, description, value);
    }

    /** The declaration for the whole lap. */
    LapFeature ofLap() {
        return new LapFeature(name, FeatureFamily.TELEMETRY, unit, low, high, LapFeature.Known.SOMETIMES, description);
    }

    /** The declaration for one sector, 1 … 3. */
    LapFeature ofSector(int sector) {
        return new LapFeature(
                "sector" + sector + "_" + name,
                FeatureFamily.TELEMETRY,
                unit,
                low,
                high,
                LapFeature.Known.SOMETIMES,
                description + ", in sector " + sector);
    }
}
