package io.undercut.race.simulation.telemetry;

import io.undercut.race.simulation.race.PitLane;
import java.util.Arrays;

/** The nodes of a lap, with the highest speed the car can have at each: the fastest lap's, the launch's, the pit lane's. */
final class NodeLine {
    private static final double BOX_TOLERANCE_M = 1e-6;

    private final Track track;
    private final double[] meters;
    private final double[] speed;
    private final int[] point;
    /** The node at which the car stands in its box, to stand there still at the next node; −1 without a stop. */
    private final int box;

    private final double standingSeconds;

    private NodeLine(Track track, double[] meters, int box, double standingSeconds) {
        this.track = track;
        this.meters = meters;
        this.box = box;
        this.standingSeconds = standingSeconds;
        this.speed = new double[meters.length];
        this.point = new int[meters.length];
    }

    static NodeLine of(Track track, LapTask task) {
        SpeedProfile profile = track.profile();
        double step = profile.stepM();
        int before = (int) Math.ceil(task.gridM() / step);
        boolean out = task.draft().pit().out();
        double boxM = track.lane().boxM();
        int boxStep = out ? (int) Math.rint(boxM / step) : -1;
        int extra = out ? 1 : 0;
        double[] meters = new double[before + profile.points() + 1 + extra];
        int node = 0;
        for (int i = -before; i <= profile.points(); i++) {
            meters[node++] = i == boxStep && out ? boxM : Math.max(-task.gridM(), i * step);
            if (i == boxStep && out) {
                meters[node++] = boxM;
            }
        }
        NodeLine line = new NodeLine(track, meters, out ? before + boxStep : -1, task.standingSeconds());
        line.limit(task);
        return line;
    }

    private void limit(LapTask task) {
        SpeedProfile profile = track.profile();
        double end = track.sectorStartM(3);
        PitLane lane = track.lane();
        for (int i = 0; i < meters.length; i++) {
            point[i] = (int) Math.floor(meters[i] / profile.stepM() + BOX_TOLERANCE_M);
            speed[i] = profile.speed(point[i]);
            if (task.draft().lap() == 1) {
                speed[i] = Math.min(speed[i], Tracer.launched(meters[0], meters[i], 0));
            }
            if (task.draft().pit().out()) {
                double exit = lane.afterLineM();
                double limit = meters[i] <= exit
                        ? Math.min(PitLane.LIMIT, boxSpeed(meters[i] - lane.boxM()))
                        : Tracer.launched(exit, meters[i], PitLane.LIMIT);
                speed[i] = Math.min(speed[i], limit);
            }
            if (task.draft().pit().in()) {
                double ahead = end - lane.beforeLineM() - meters[i];
                speed[i] = Math.min(speed[i], Tracer.entering(ahead));
            }
        }
    }

    private static double boxSpeed(double meters) {
        return StrictMath.sqrt(2 * PitLane.BOX_ACCELERATION * Math.abs(meters));
    }

    int count() {
        return meters.length;
    }

    double meters(int node) {
        return meters[node];
    }

    double speed(int node) {
        return speed[node];
    }

    /** The point of the fastest lap at a node. */
    int point(int node) {
        return point[node];
    }

    /** How long each sector takes at these speeds, s. */
    double[] sectorSeconds(double[] speeds) {
        double[] seconds = new double[3];
        for (int i = 0; i + 1 < meters.length; i++) {
            seconds[sector(i)] += step(speeds, i);
        }
        return seconds;
    }

    private int sector(int node) {
        return point[node] < 0 ? 0 : track.sector(point[node]);
    }

    private double step(double[] speeds, int node) {
        return node == box
                ? standingSeconds
                : 2 * (meters[node + 1] - meters[node]) / (speeds[node] + speeds[node + 1]);
    }

    /** How much longer a sector takes for one unit of slowness in this shape, s. */
    double gain(int sector, double[] shape) {
        double gain = 0;
        for (int i = 0; i + 1 < meters.length; i++) {
            if (sector(i) == sector && i != box) {
                gain += shape[i] * step(speed, i);
            }
        }
        return gain;
    }

    LapTrace trace(double[] speeds) {
        double[] seconds = new double[meters.length];
        for (int i = 0; i + 1 < meters.length; i++) {
            seconds[i + 1] = seconds[i] + step(speeds, i);
        }
        return new LapTrace(Arrays.copyOf(meters, meters.length), seconds, speeds.clone());
    }
}
