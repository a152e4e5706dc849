package io.undercut.race.simulation.track;

import java.util.ArrayList;
import java.util.List;

/**
 * The line a circuit's telemetry follows: an irregular polygon with rounded corners, as many as the real circuit has turns, scaled to the real
 * length. It closes by construction. Places of turns and their radii are invented, once for each circuit, whatever the plan's seed: a map of the
 * real circuit it is not.
 */
public final class TrackShape {
    private static final long SHAPES = 77;
    /** The start straight is about so much longer than the others. */
    private static final double START_STRAIGHT = 2.6;

    private static final double STRETCH = 1.4;

    private final List<TrackSegment> segments;

    private TrackShape(List<TrackSegment> segments) {
        this.segments = List.copyOf(segments);
    }

    public static TrackShape of(Circuit circuit) {
        int turns = circuit.layout().turns();
        Noise noise = Noise.at(SHAPES, circuit.id().hashCode());
        double[] angle = angles(turns, noise);
        double[] x = new double[turns];
        double[] y = new double[turns];
        for (int i = 0; i < turns; i++) {
            double radius = 1 + (i % 2 == 0 ? 1 : -1) * noise.between(0.02, 0.22);
            x[i] = STRETCH * radius * StrictMath.cos(angle[i]);
            y[i] = radius * StrictMath.sin(angle[i]);
        }
        double[] cut = new double[turns];
        for (int i = 0; i < turns; i++) {
            double shorter = Math.min(edge(x, y, i), edge(x, y, (i + turns - 1) % turns));
            cut[i] = shorter * noise.between(0.12, 0.42);
        }
        List<TrackSegment> unit = segments(x, y, cut);
        TrackSegment last = unit.get(unit.size() - 1);
        double scale = circuit.layout().lengthM() / (last.startM() + last.lengthM());
        return new TrackShape(segments(scaled(x, scale), scaled(y, scale), scaled(cut, scale)));
    }

    /** Directions of the corners from the middle; between the last and the first lies the start straight. */
    private static double[] angles(int turns, Noise noise) {
        double[] share = new double[turns];
        double sum = 0;
        for (int i = 0; i < turns; i++) {
            share[i] = i == 0 ? START_STRAIGHT : noise.between(0.5, 1.6);
            sum += share[i];
        }
        double[] angle = new double[turns];
        double reached = -StrictMath.PI / 2 + StrictMath.PI * share[0] / sum;
        for (int i = 0; i < turns; i++) {
            angle[i] = reached;
            reached += 2 * StrictMath.PI * share[(i + 1) % turns] / sum;
        }
        return angle;
    }

    private static double edge(double[] x, double[] y, int from) {
        int to = (from + 1) % x.length;
        return StrictMath.hypot(x[to] - x[from], y[to] - y[from]);
    }

    private static double[] scaled(double[] values, double scale) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale;
        }
        return scaled;
    }

    /** From the middle of the edge into corner 0, once around. */
    private static List<TrackSegment> segments(double[] x, double[] y, double[] cut) {
        int turns = x.length;
        List<TrackSegment> segments = new ArrayList<>();
        double heading = heading(x, y, turns - 1);
        double atX = (x[turns - 1] + x[0]) / 2;
        double atY = (y[turns - 1] + y[0]) / 2;
        double at = 0;
        double straight = edge(x, y, turns - 1) / 2 - cut[0];
        for (int i = 0; i <= turns; i++) {
            TrackSegment line = new TrackSegment(at, straight, 0, atX, atY, heading);
            segments.add(line);
            if (i == turns) {
                break;
            }
            at += straight;
            double turn = turn(heading(x, y, i) - heading);
            double arc = StrictMath.abs(turn) * cut[i] / StrictMath.tan(StrictMath.abs(turn) / 2);
            TrackSegment corner =
                    new TrackSegment(at, arc, turn / arc, line.xAt(straight), line.yAt(straight), heading);
            segments.add(corner);
            at += arc;
            atX = corner.xAt(arc);
            atY = corner.yAt(arc);
            heading = corner.endHeading();
            double edge = edge(x, y, i);
            straight = i == turns - 1 ? edge / 2 - cut[i] : edge - cut[i] - cut[i + 1];
        }
        return segments;
    }

    private static double heading(double[] x, double[] y, int from) {
        int to = (from + 1) % x.length;
        return StrictMath.atan2(y[to] - y[from], x[to] - x[from]);
    }

    private static double turn(double angle) {
        double turn = angle;
        while (turn > StrictMath.PI) {
            turn -= 2 * StrictMath.PI;
        }
        while (turn < -StrictMath.PI) {
            turn += 2 * StrictMath.PI;
        }
        return turn;
    }

    public double lengthM() {
        TrackSegment last = segments.get(segments.size() - 1);
        return last.startM() + last.lengthM();
    }

    /** The segment at so many meters of the lap; below 0 and beyond its length the lap goes round. */
    public TrackSegment at(double meters) {
        double along = onLap(meters);
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (segments.get(middle).startM() <= along) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return segments.get(low);
    }

    public double onLap(double meters) {
        double length = lengthM();
        double along = meters % length;
        return along < 0 ? along + length : along;
    }
}
