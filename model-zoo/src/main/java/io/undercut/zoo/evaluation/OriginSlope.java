package io.undercut.zoo.evaluation;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The least-squares line through the origin, Σxy / Σx²: the label is 0 at the anchor by definition. Not commons-math's
 * SimpleRegression, which answers NaN for a group of one row, as short stints are.
 */
final class OriginSlope {
    private OriginSlope() {}

    /** What a lap adds to its group: one lap, xy, x². */
    static double[] terms(Observation lap) {
        return new double[] {1, lap.horizonLaps() * lap.label(), lap.horizonLaps() * lap.horizonLaps()};
    }

    /** Slopes of the groups that have at least so many laps, in label units per lap; 0 where every horizon is 0. */
    static SortedMap<String, Double> slopes(SortedMap<String, double[]> sums, int minimumLaps) {
        SortedMap<String, Double> slopes = new TreeMap<>();
        sums.forEach((group, own) -> {
            if (own[0] >= minimumLaps) {
                slopes.put(group, own[2] == 0 ? 0 : own[1] / own[2]);
            }
        });
        return slopes;
    }
}
