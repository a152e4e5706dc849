package io.undercut.race.simulation.telemetry;

import io.undercut.race.simulation.car.Chassis;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.TrackShape;

/**
 * The fastest lap of an empty car on a circuit, point by point: a point mass that is always at one limit, grip, power or top speed
 * (quasi-steady-state, forward and backward; Brayshaw and Harrison 2005; Heilmeier, Geisslinger, Betz 2019). The grip is solved for so that the lap
 * takes the circuit's base time, and how much of it the brakes use so that braking zones are as hard as the circuit says.
 */
final class SpeedProfile {
    private static final double STEP_M = 5;
    /** Curvature is smoothed over so far each way, as a racing line smooths it, m. */
    private static final double SMOOTHING_M = 20;

    private static final double LEAST_GRIP = 0.3;
    private static final double MOST_GRIP = 6;
    private static final int BISECTIONS = 48;
    private static final double SLOWEST = 12;
    /** Brakes are on when the car slows more than it would by itself, m/s²; see {@link LapSensors}. */
    private static final double BRAKES_FROM = 3.0;
    /** What is left of a circuit's deceleration when the soft ends of the braking zones count too; our judgement, as of a feed's samples. */
    private static final double WITH_SOFT_ENDS = 0.55;

    private static final int BRAKE_ITERATIONS = 8;

    private final double stepM;
    private final double[] curvature;
    private final double[] speed;
    private final double topSpeed;
    private final Chassis chassis;

    SpeedProfile(Circuit circuit, TrackShape shape) {
        double length = shape.lengthM();
        int points = (int) Math.rint(length / STEP_M);
        this.stepM = length / points;
        this.topSpeed = circuit.layout().topKph() / 3.6;
        this.chassis = new Chassis(topSpeed);
        this.curvature = new double[points];
        int reach = (int) Math.rint(SMOOTHING_M / stepM);
        for (int i = 0; i < points; i++) {
            for (int j = i - reach; j <= i + reach; j++) {
                curvature[i] += Math.abs(shape.at(j * stepM).curvature()) / (2 * reach + 1);
            }
        }
        double wanted = WITH_SOFT_ENDS * circuit.load().decelerationG() * Chassis.GRAVITY;
        double brakes = 1;
        double[] driven = fastest(circuit, brakes);
        for (int i = 0; i < BRAKE_ITERATIONS; i++) {
            brakes *= wanted / deceleration(driven);
            driven = fastest(circuit, brakes);
        }
        this.speed = driven;
    }

    /** The lap that takes the base time when the brakes use this share of the grip. */
    private double[] fastest(Circuit circuit, double brakes) {
        double low = LEAST_GRIP;
        double high = MOST_GRIP;
        for (int i = 0; i < BISECTIONS; i++) {
            double grip = (low + high) / 2;
            if (seconds(drive(grip, brakes)) > circuit.layout().baseSeconds()) {
                low = grip;
            } else {
                high = grip;
            }
        }
        return drive(high, brakes);
    }

    /** Mean deceleration while the brakes are on, m/s². */
    private double deceleration(double[] driven) {
        double lost = 0;
        double time = 0;
        for (int i = 0; i < driven.length; i++) {
            double from = driven[i];
            double to = driven[(i + 1) % driven.length];
            double took = 2 * stepM / (from + to);
            double dragging = chassis.resistance((from + to) / 2, Chassis.MASS_KG) / Chassis.MASS_KG;
            if ((from - to) / took > BRAKES_FROM + dragging) {
                lost += from - to;
                time += took;
            }
        }
        return lost / time;
    }

    private double[] drive(double grip, double brakes) {
        int points = curvature.length;
        double pressing = Chassis.downforcePerKg(Chassis.MASS_KG);
        double[] limit = new double[points];
        for (int i = 0; i < points; i++) {
            double left = curvature[i] - grip * pressing;
            double corner = left <= 0 ? topSpeed : StrictMath.sqrt(grip * Chassis.GRAVITY / left);
            limit[i] = Math.max(SLOWEST, Math.min(topSpeed, corner));
        }
        double[] driven = limit.clone();
        for (int i = 0; i < 2 * points; i++) {
            int here = i % points;
            int next = (i + 1) % points;
            double push =
                    Math.min(Chassis.push(driven[here]) / Chassis.MASS_KG, tires(grip, pressing, driven[here], here));
            double gain = push - chassis.resistance(driven[here], Chassis.MASS_KG) / Chassis.MASS_KG;
            driven[next] = Math.min(driven[next], faster(driven[here], gain));
        }
        for (int i = 2 * points; i > 0; i--) {
            int here = i % points;
            int before = (i - 1) % points;
            double slow = brakes * tires(grip, pressing, driven[here], here)
                    + chassis.resistance(driven[here], Chassis.MASS_KG) / Chassis.MASS_KG;
            driven[before] = Math.min(driven[before], faster(driven[here], slow));
        }
        return driven;
    }

    /** What is left of the friction circle for speeding up or slowing down, m/s². */
    private double tires(double grip, double pressing, double at, int point) {
        double most = grip * (Chassis.GRAVITY + pressing * at * at);
        double used = at * at * curvature[point] / most;
        return most * StrictMath.sqrt(Math.max(0.02, 1 - used * used));
    }

    private double faster(double from, double acceleration) {
        return StrictMath.sqrt(Math.max(SLOWEST * SLOWEST, from * from + 2 * stepM * acceleration));
    }

    private double seconds(double[] driven) {
        double seconds = 0;
        for (int i = 0; i < driven.length; i++) {
            seconds += 2 * stepM / (driven[i] + driven[(i + 1) % driven.length]);
        }
        return seconds;
    }

    /** Points of the lap, a step apart, the first on the line. */
    int points() {
        return speed.length;
    }

    double stepM() {
        return stepM;
    }

    /** Speed at a point, m/s; points beyond either end of the lap go round. */
    double speed(int point) {
        return speed[Math.floorMod(point, speed.length)];
    }

    /** The point at which this share of the lap time is over. */
    int pointAt(double share) {
        double left = share * seconds(speed);
        for (int i = 0; i < speed.length; i++) {
            left -= 2 * stepM / (speed[i] + speed(i + 1));
            if (left <= 0) {
                return i + 1;
            }
        }
        return speed.length;
    }

    Chassis chassis() {
        return chassis;
    }
}
