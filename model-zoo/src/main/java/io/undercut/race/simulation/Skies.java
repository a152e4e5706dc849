package io.undercut.race.simulation;

import io.undercut.race.Weather;

/**
 * The weather of a race, minute by minute of the session clock, as the feed gives it: air, track and wind drift by a random walk pulled back to
 * the day's mean; one race in eight sees a shower.
 */
final class Skies {
    private static final int MINUTES = 300;
    private static final long MINUTE_MS = 60_000;
    private static final double SHOWER_CHANCE = 0.125;
    /** A minute's pull back to the day's mean: a memory of about half an hour. */
    private static final double PULL = 0.03;
    /** Standing water builds in minutes and takes longer to be driven away. */
    private static final double WETTING_MINUTES = 4;

    private static final double DRYING_MINUTES = 12;

    private final double[] airC = new double[MINUTES];
    private final double[] trackC = new double[MINUTES];
    private final double[] humidityPct = new double[MINUTES];
    private final double[] windMps = new double[MINUTES];
    private final double pressureMbar;
    private final double rainFromMinute;
    private final double rainToMinute;

    Skies(Circuit circuit, int startMinute, int raceMinutes, Noise noise) {
        boolean shower = noise.chance(SHOWER_CHANCE);
        double from = startMinute + raceMinutes * noise.between(-0.4, 0.6);
        double length = raceMinutes * noise.between(0.25, 0.9);
        this.rainFromMinute = shower ? from : Double.POSITIVE_INFINITY;
        this.rainToMinute = shower ? from + length : Double.POSITIVE_INFINITY;
        this.pressureMbar = 1005 + noise.gaussian(7);
        double dayAir = circuit.airC() + noise.gaussian(3.5);
        // Asphalt under the sun runs 8 … 20 K above the air; clouds and dusk take that away.
        double sun = noise.between(6, 20);
        double dayWind = noise.between(0.8, 3.5);
        double air = dayAir;
        double heat = sun;
        double wind = dayWind;
        for (int minute = 0; minute < MINUTES; minute++) {
            boolean rain = rains(minute);
            air += PULL * (dayAir - (rain ? 3 : 0) - air) + noise.gaussian(0.08);
            heat += PULL * ((rain ? 2 : sun) - heat) + noise.gaussian(0.35);
            wind += 0.1 * (dayWind - wind) + noise.gaussian(0.3);
            airC[minute] = tenths(air);
            trackC[minute] = tenths(air + Math.max(0, heat));
            windMps[minute] = tenths(Math.max(0, wind));
            double humidity = 50 - 1.5 * (air - 24) + (rain ? 35 : 0) + noise.gaussian(1);
            humidityPct[minute] = Math.rint(Math.max(15, Math.min(98, humidity)));
        }
    }

    Weather at(long clockMs) {
        int minute = (int) Math.min(MINUTES - 1, clockMs / MINUTE_MS);
        return new Weather(
                airC[minute],
                trackC[minute],
                humidityPct[minute],
                tenths(pressureMbar),
                windMps[minute],
                rains(minute));
    }

    /** How wet the track is, 0 (dry) … 1. */
    double wetness(long clockMs) {
        double minute = (double) clockMs / MINUTE_MS;
        if (minute <= rainFromMinute) {
            return 0;
        }
        double peak = Math.min(1, (Math.min(minute, rainToMinute) - rainFromMinute) / WETTING_MINUTES);
        return Math.max(0, peak - Math.max(0, minute - rainToMinute) / DRYING_MINUTES);
    }

    private boolean rains(double minute) {
        return minute >= rainFromMinute && minute < rainToMinute;
    }

    private static double tenths(double value) {
        return Math.rint(value * 10) / 10;
    }
}
