package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;

/** A lap that has ended, with what was known of it then. */
final class DrivenLap {
    /** Safety car, red flag, virtual safety car and its ending. */
    private static final String NEUTRAL = "4567";

    private final Lap lap;
    private final long momentMs;
    private final double fuelKg;
    private float[] base = {};
    private boolean clean;
    private int stint;
    private Anchor anchor;

    /** A lap and the car's lap before it, null at the start. */
    DrivenLap(Lap lap, long momentMs, DrivenLap before) {
        this.lap = lap;
        this.momentMs = momentMs;
        this.fuelKg = Fuel.after(lap, before);
    }

    Lap lap() {
        return lap;
    }

    int number() {
        return lap.lap();
    }

    String driver() {
        return lap.car().driver();
    }

    /** Session clock at the end, ms. */
    long momentMs() {
        return momentMs;
    }

    /** Fuel left at the end by the estimate, kg; NaN when unknown. */
    double fuelKg() {
        return fuelKg;
    }

    /** The lap time, s; NaN when unknown. */
    double seconds() {
        return lap.times().lapMs() == null ? Double.NaN : lap.times().lapMs() / 1000.0;
    }

    /** The lap time an empty tank would have given, s; NaN when unknown. */
    double fuelCorrected() {
        return seconds() - fuelCost();
    }

    /** Lap time that the fuel left at the end costs by the estimate, s; NaN when unknown. */
    double fuelCost() {
        return Fuel.costSeconds(fuelKg, lap.circuit(), seconds());
    }

    /** Tire age, laps; NaN when unknown. */
    double age() {
        Integer age = lap.tire().age();
        return age == null ? Double.NaN : age;
    }

    /** Whether the lap tells of pace, compared with the best lap until it ended. */
    boolean isClean() {
        return clean;
    }

    void compareWith(double bestSoFarMs) {
        clean = lap.isClean(bestSoFarMs);
    }

    /** Which of its car's stints it belongs to, and that stint's anchor where it was complete before this lap, else null. */
    void place(int ofStint, Anchor complete) {
        this.stint = ofStint;
        this.anchor = complete;
    }

    /** The number of its car's stints before its own. */
    int stint() {
        return stint;
    }

    /** The anchor of its stint; null where that was not complete before this lap. */
    Anchor anchor() {
        return anchor;
    }

    /** Base features, where windows and lookbacks are made of them. */
    float[] base() {
        return base;
    }

    void describe(float[] values) {
        this.base = values;
    }

    /** Whether a safety car, real or virtual, or a red flag was out on this lap. */
    boolean isNeutral() {
        return isNeutral(lap);
    }

    static boolean isNeutral(Lap lap) {
        return lap.trackStatus() != null && lap.trackStatus().chars().anyMatch(code -> NEUTRAL.indexOf(code) >= 0);
    }

    /** Whether a status code was seen on this lap. */
    boolean has(char code) {
        return lap.trackStatus() != null && lap.trackStatus().indexOf(code) >= 0;
    }
}
