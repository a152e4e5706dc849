package io.undercut.race.simulation.telemetry;

import io.undercut.race.LapTimes;
import io.undercut.race.simulation.race.PitLane;

/**
 * Traces a lap: stretches the fastest lap so that each sector takes the time the lap table has, smoothly over the sectors' bounds and over the
 * line, with the standing start, the pit lane and the driver's style put in. Slowness, the inverse of relative speed, is a sum of fixed shapes, one
 * for each sector; their heights are found by fixed-point iteration.
 */
final class Tracer {
    private static final double BLEND_M = 120;
    private static final double LAUNCH_ACCELERATION = 9;
    private static final double PRECISION_SECONDS = 1e-10;
    private static final int ITERATIONS = 400;
    private static final double LEAST_SLOWNESS = 0.6;

    private final Track track;
    private final double lengthM;

    Tracer(Track track) {
        this.track = track;
        this.lengthM = track.sectorStartM(3);
    }

    /** How long the fastest lap takes for a sector, s. */
    double fastestSeconds(int sector) {
        SpeedProfile profile = track.profile();
        double seconds = 0;
        for (int i = 0; i < profile.points(); i++) {
            if (track.sector(i) == sector) {
                seconds += 2 * profile.stepM() / (profile.speed(i) + profile.speed(i + 1));
            }
        }
        return seconds;
    }

    LapTrace trace(LapTask task) {
        NodeLine nodes = NodeLine.of(track, task);
        LapTimes times = task.draft().times();
        double[] goal = {times.sector1Ms() / 1000.0, times.sector2Ms() / 1000.0, times.sector3Ms() / 1000.0};
        double[][] shapes = shapes(nodes, task);
        double[] height = new double[3];
        double[] speed = new double[nodes.count()];
        for (int i = 0; i < ITERATIONS; i++) {
            speeds(nodes, shapes, height, speed);
            double[] took = nodes.sectorSeconds(speed);
            double worst = 0;
            for (int sector = 0; sector < 3; sector++) {
                double missing = goal[sector] - took[sector];
                worst = Math.max(worst, Math.abs(missing));
                height[sector] += missing / Math.max(1, nodes.gain(sector, shapes[sector]));
            }
            if (worst < PRECISION_SECONDS) {
                break;
            }
        }
        return nodes.trace(speed);
    }

    private static void speeds(NodeLine nodes, double[][] shapes, double[] height, double[] speed) {
        for (int i = 0; i < speed.length; i++) {
            double slowness = 1 + shapes[3][i];
            for (int sector = 0; sector < 3; sector++) {
                slowness += height[sector] * shapes[sector][i];
            }
            speed[i] = nodes.speed(i) / Math.max(LEAST_SLOWNESS, slowness);
        }
    }

    /** The shapes of the three sectors, and what is fixed: the line at both ends and the style. */
    private double[][] shapes(NodeLine nodes, LapTask task) {
        double[][] shapes = new double[4][nodes.count()];
        double from = task.draft().pit().out() ? track.lane().afterLineM() : nodes.meters(0);
        double to = task.draft().pit().in() ? lengthM - track.lane().beforeLineM() : lengthM;
        for (int i = 0; i < nodes.count(); i++) {
            double at = nodes.meters(i);
            double free = Math.min(ramp(at - from), ramp(to - at));
            double second = ramp(at - track.sectorStartM(1) + BLEND_M / 2);
            double third = ramp(at - track.sectorStartM(2) + BLEND_M / 2);
            shapes[0][i] = free * (1 - second);
            shapes[1][i] = free * (second - third);
            shapes[2][i] = free * third;
            boolean lane = at <= from && task.draft().pit().out()
                    || at >= to && task.draft().pit().in();
            double line = at < lengthM / 2 ? task.startSlowness() - 1 : task.endSlowness() - 1;
            double style = track.handwriting().slowness(task.draft().physics().style(), nodes.point(i));
            shapes[3][i] = lane ? 0 : (1 - free) * line + free * style;
        }
        return shapes;
    }

    private static double ramp(double meters) {
        return Math.max(0, Math.min(1, meters / BLEND_M));
    }

    /** Speed at which a car can be, so far after it stood or was held to a speed, m/s. */
    static double launched(double from, double meters, double limit) {
        double acceleration = limit > 0 ? PitLane.EXIT_ACCELERATION : LAUNCH_ACCELERATION;
        return StrictMath.sqrt(limit * limit + 2 * acceleration * Math.max(0, meters - from));
    }

    /** Speed a car may have so far before the pit lane's entry, m/s. */
    static double entering(double meters) {
        return StrictMath.sqrt(PitLane.LIMIT * PitLane.LIMIT + 2 * PitLane.ENTRY_DECELERATION * Math.max(0, meters));
    }
}
