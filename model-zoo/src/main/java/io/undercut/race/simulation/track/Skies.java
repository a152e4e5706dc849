package io.undercut.race.simulation.track;

import io.undercut.race.Weather;
import java.util.ArrayList;
import java.util.List;

/**
 * The weather of a race, minute by minute of the session clock, as the feed gives it: air, track and wind drift by a random walk pulled back to
 * the day's mean; one race in eight sees a shower, and some of these a second one. Frequencies are our own judgement.
 */
public final class Skies {
    /** Minutes of weather: more than the longest race the rules allow, and the hour before it. */
    public static final int MINUTES = 300;

    private static final long MINUTE_MS = 60_000;
    private static final double SHOWER_CHANCE = 0.125;
    private static final double SECOND_SHOWER_CHANCE = 0.35;
    private static final double LIGHTEST_PEAK = 0.45;
    /** A minute's pull back to the day's mean: a memory of about half an hour. */
    private static final double PULL = 0.03;

    private final double[] airC = new double[MINUTES];
    private final double[] trackC = new double[MINUTES];
    private final double[] humidityPct = new double[MINUTES];
    private final double[] windMps = new double[MINUTES];
    private final int[] windDegrees = new int[MINUTES];
    private final double pressureMbar;
    private final List<Shower> showers = new ArrayList<>();

    public Skies(Circuit circuit, int startMinute, int raceMinutes, Noise noise) {
        if (noise.chance(SHOWER_CHANCE)) {
            Shower first = shower(startMinute + raceMinutes * noise.between(-0.4, 0.6), raceMinutes, noise);
            showers.add(first);
            if (noise.chance(SECOND_SHOWER_CHANCE)) {
                double pause = raceMinutes * noise.between(0.15, 0.5);
                showers.add(shower(first.toMinute() + pause, raceMinutes, noise));
            }
        }
        this.pressureMbar = 1005 + noise.gaussian(7);
        double dayAir = circuit.airC() + noise.gaussian(3.5);
        // Asphalt under the sun runs 8 … 20 K above the air; clouds and dusk take that away.
        double sun = noise.between(6, 20);
        double dayWind = noise.between(0.8, 3.5);
        double direction = noise.between(0, 360);
        double air = dayAir;
        double heat = sun;
        double wind = dayWind;
        for (int minute = 0; minute < MINUTES; minute++) {
            boolean rain = rains(minute);
            air += PULL * (dayAir - (rain ? 3 : 0) - air) + noise.gaussian(0.08);
            heat += PULL * ((rain ? 2 : sun) - heat) + noise.gaussian(0.35);
            wind += 0.1 * (dayWind - wind) + noise.gaussian(0.3);
            direction += noise.gaussian(8);
            airC[minute] = tenths(air);
            trackC[minute] = tenths(air + Math.max(0, heat));
            windMps[minute] = tenths(Math.max(0, wind));
            windDegrees[minute] = Math.floorMod((int) Math.rint(direction), 360);
            double humidity = 50 - 1.5 * (air - 24) + (rain ? 35 : 0) + noise.gaussian(1);
            humidityPct[minute] = Math.rint(Math.max(15, Math.min(98, humidity)));
        }
    }

    private static Shower shower(double fromMinute, int raceMinutes, Noise noise) {
        double length = raceMinutes * noise.between(0.2, 0.8);
        return new Shower(fromMinute, fromMinute + length, noise.between(LIGHTEST_PEAK, 1));
    }

    public Weather at(long clockMs) {
        return minute((int) Math.min(MINUTES - 1, clockMs / MINUTE_MS));
    }

    /** The weather at a full minute of the session clock. */
    public Weather minute(int minute) {
        return new Weather(
                airC[minute],
                trackC[minute],
                humidityPct[minute],
                tenths(pressureMbar),
                windMps[minute],
                rains(minute));
    }

    /** Where the wind comes from at a full minute of the session clock, degrees. */
    public int windDegrees(int minute) {
        return windDegrees[minute];
    }

    /** How wet the track is, 0 (dry) … 1. */
    public double wetness(long clockMs) {
        double minute = (double) clockMs / MINUTE_MS;
        return showers.stream()
                .mapToDouble(shower -> shower.wetness(minute))
                .max()
                .orElse(0);
    }

    private boolean rains(double minute) {
        return showers.stream().anyMatch(shower -> shower.rains(minute));
    }

    private static double tenths(double value) {
        return Math.rint(value * 10) / 10;
    }
}
