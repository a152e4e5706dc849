package io.undercut.zoo.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows that stand against each other: those of a group at one time, such as the cars of a race before it, or on one lap. A race whose rows
 * have no time is one field.
 */
final class RaceFields {
    private RaceFields() {}

    /** The fields of a group's rows, in order of time; each in the order of the rows. */
    static Collection<List<ScoredExample>> of(List<ScoredExample> group) {
        return group.stream()
                .collect(Collectors.groupingBy(row -> row.key().time(), TreeMap::new, Collectors.toList()))
                .values();
    }
}
