package io.undercut.zoo.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The least-squares line through the origin, Σxy / Σx²: the label is 0 at the anchor by definition. Not commons-math's
 * SimpleRegression, which answers NaN for a group of one row, as short stints are.
 */
final class OriginSlope {
    private OriginSlope() {}

    /** Slope in label units per lap; 0 where every horizon is 0. The rows' order is the order of summation. */
    static double fit(List<Observation> ordered) {
        double xy = 0;
        double xx = 0;
        for (Observation row : ordered) {
            xy += row.horizonLaps() * row.label();
            xx += row.horizonLaps() * row.horizonLaps();
        }
        return xx == 0 ? 0 : xy / xx;
    }

    /** Slopes of the groups that have at least so many rows. */
    static <K extends Comparable<K>> Map<K, Double> fitGroups(
            Collection<Observation> rows, Function<Observation, K> group, int minimumLaps) {
        Map<K, List<Observation>> groups =
                rows.stream().sorted().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
        Map<K, Double> slopes = new TreeMap<>();
        groups.forEach((key, members) -> {
            if (members.size() >= minimumLaps) {
                slopes.put(key, fit(members));
            }
        });
        return slopes;
    }
}
