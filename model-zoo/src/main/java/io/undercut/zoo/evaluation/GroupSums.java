package io.undercut.zoo.evaluation;

import java.io.Serializable;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums by group over rows: all that a baseline is fitted from, of a size that does not grow with the rows. Added up where the rows are, and
 * joined in a fixed order.
 */
public final class GroupSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, double[]> sums = new TreeMap<>();

    /** Adds a row's terms to a group's sums; every row of a group has as many. */
    public void add(String group, double... terms) {
        double[] own = sums.computeIfAbsent(group, absent -> new double[terms.length]);
        for (int at = 0; at < terms.length; at++) {
            own[at] += terms[at];
        }
    }

    /** Adds what others have summed up; the order of calls decides the last bits. */
    public void addAll(GroupSums other) {
        other.sums.forEach(this::add);
    }

    /** The sums of a group; empty if no row was of it. */
    public Optional<double[]> of(String group) {
        return Optional.ofNullable(sums.get(group)).map(double[]::clone);
    }

    /** The groups with a prefix, which is left away, and their sums. */
    public SortedMap<String, double[]> below(String prefix) {
        SortedMap<String, double[]> found = new TreeMap<>();
        sums.forEach((group, own) -> {
            if (group.startsWith(prefix)) {
                found.put(group.substring(prefix.length()), own.clone());
            }
        });
        return found;
    }
}
