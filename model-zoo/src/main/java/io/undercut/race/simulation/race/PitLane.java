package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;

/**
 * A pit lane: straight, beside the start, a fifth of it before the line, as most are. Its length follows from the time a usual stop loses. Cars
 * keep to 80 km/h (the sporting regulations' limit at most races) and brake for the box and leave it with half a gravity or more.
 */
public final class PitLane {
    /** Limit in the lane, m/s. */
    public static final double LIMIT = 80 / 3.6;
    /** Into the box and out of it, m/s². */
    public static final double BOX_ACCELERATION = LIMIT / 2;
    /** Shortest standing time to change four tires, s: TUM's parameter files, 2019. */
    private static final double FASTEST_STOP_SECONDS = 1.9;
    /** Spread beyond it, log-logistic; by its heavy tail come the stuck wheel nuts (Heilmeier et al. 2020 fit the same law by team). */
    private static final double STOP_SCALE_SECONDS = 0.6;

    private static final double STOP_SHAPE = 2.2;
    private static final double LONGEST_STOP_SECONDS = 30;
    /** A usual stop, to which a circuit's pit loss is quoted, s. */
    private static final double USUAL_STOP_SECONDS = 3.0;
    /** Braking for the box and leaving it take so much longer than driving past, s. */
    private static final double BOX_SECONDS = LIMIT / BOX_ACCELERATION;

    /** Towards the entry, m/s²: most of the braking, for the lane's sake, is done before it. */
    public static final double ENTRY_DECELERATION = 20;
    /** Out of the lane, m/s². */
    public static final double EXIT_ACCELERATION = 9;

    private static final double BEFORE_LINE = 0.2;
    private static final double BOX_AT = 0.4;
    /** On the start straight, relative to the top speed. */
    private static final double RACING_SPEED = 0.85;

    private final double lengthM;
    private final double lossPerMeter;
    private final double entrySeconds;
    private final double exitSeconds;

    public PitLane(Circuit circuit) {
        double racing = RACING_SPEED * circuit.layout().topKph() / 3.6;
        this.lossPerMeter = 1 / LIMIT - 1 / racing;
        double slower = (racing - LIMIT) * (racing - LIMIT) / racing / 2;
        this.entrySeconds = slower / ENTRY_DECELERATION;
        this.exitSeconds = slower / EXIT_ACCELERATION;
        double rest = circuit.pitLossSeconds() - USUAL_STOP_SECONDS - BOX_SECONDS - entrySeconds - exitSeconds;
        this.lengthM = rest / lossPerMeter;
    }

    /** From the entry to the line, m. */
    public double beforeLineM() {
        return BEFORE_LINE * lengthM;
    }

    /** From the line to the exit, m. */
    public double afterLineM() {
        return (1 - BEFORE_LINE) * lengthM;
    }

    /** From the line to the box, m. */
    public double boxM() {
        return BOX_AT * lengthM;
    }

    /** What an in-lap loses before the lane and in it, s. */
    double inLossSeconds() {
        return lossPerMeter * beforeLineM() + entrySeconds;
    }

    /** What an out-lap loses in the lane and after it, standing so long, s. */
    double outLossSeconds(double standingSeconds) {
        return lossPerMeter * afterLineM() + exitSeconds + BOX_SECONDS + standingSeconds;
    }

    /** From the entry to the line, s. */
    double inSeconds() {
        return beforeLineM() / LIMIT;
    }

    /** From the line to the exit after standing so long, s. */
    double outSeconds(double standingSeconds) {
        return afterLineM() / LIMIT + BOX_SECONDS + standingSeconds;
    }

    /** A standing time by chance, s, never less than the fastest crew's best. */
    static double standingSeconds(Entry entry, Noise noise) {
        double spread = noise.logLogistic(STOP_SCALE_SECONDS, STOP_SHAPE);
        return Math.min(LONGEST_STOP_SECONDS, FASTEST_STOP_SECONDS + entry.crewSeconds() + spread);
    }
}
