package io.undercut.race.simulation.track;

/**
 * A straight or an arc of a track.
 *
 * @param startM where it begins on the lap, m
 * @param lengthM its length, m
 * @param curvature 1/m, positive to the left, 0 for a straight
 * @param x where it begins, m
 * @param y where it begins, m
 * @param heading where it points at its beginning, radians
 */
public record TrackSegment(double startM, double lengthM, double curvature, double x, double y, double heading) {
    public double xAt(double along) {
        return curvature == 0
                ? x + along * StrictMath.cos(heading)
                : x + (StrictMath.sin(heading + curvature * along) - StrictMath.sin(heading)) / curvature;
    }

    public double yAt(double along) {
        return curvature == 0
                ? y + along * StrictMath.sin(heading)
                : y - (StrictMath.cos(heading + curvature * along) - StrictMath.cos(heading)) / curvature;
    }

    double endHeading() {
        return heading + curvature * lengthM;
    }
}
