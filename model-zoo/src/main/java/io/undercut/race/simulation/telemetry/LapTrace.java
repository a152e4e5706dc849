package io.undercut.race.simulation.telemetry;

/**
 * A lap as a motion: from node to node the acceleration is constant, so that time, distance and speed agree to the last bit but rounding.
 *
 * @param meters where the nodes are, m from the line; below 0 on the grid
 * @param seconds when the car is there, from the lap's start
 * @param speed how fast it is there, m/s
 */
public record LapTrace(double[] meters, double[] seconds, double[] speed) {
    public int nodes() {
        return meters.length;
    }

    public double endSeconds() {
        return seconds[seconds.length - 1];
    }

    /** Acceleration between a node and the next, m/s²; 0 while standing. */
    double acceleration(int node) {
        double time = seconds[node + 1] - seconds[node];
        return meters[node + 1] > meters[node] ? (speed[node + 1] - speed[node]) / time : 0;
    }

    /** Speed so long after a node, before the next, m/s. */
    double speedAt(int node, double after) {
        return Math.max(0, speed[node] + acceleration(node) * after);
    }

    /** Place so long after a node, before the next, m from the line. */
    double metersAt(int node, double after) {
        return Math.min(meters[node + 1], meters[node] + (speed[node] + acceleration(node) * after / 2) * after);
    }
}
