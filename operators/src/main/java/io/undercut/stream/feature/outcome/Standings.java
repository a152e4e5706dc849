package io.undercut.stream.feature.outcome;

import java.util.HashMap;
import java.util.Map;

/** Points of one season, of drivers or of teams: all points are added up, without the rules that dropped the worst results until 1990. */
public final class Standings {
    private final Map<String, Double> points = new HashMap<>();

    void add(String name, double more) {
        points.merge(name, more, Double::sum);
    }

    /** Points so far; none for a name that never came. */
    double points(String name) {
        return points.getOrDefault(name, 0.0);
    }

    /** Place, shared between equals; NaN before the first race and for a name that never came. */
    double place(String name) {
        if (!points.containsKey(name)) {
            return Double.NaN;
        }
        double own = points(name);
        return 1 + points.values().stream().filter(other -> other > own).count();
    }

    /** Points behind the leader; 0 before the first race. */
    double behind(String name) {
        double most =
                points.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return most - points(name);
    }
}
