package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.RowKey;
import java.util.Comparator;

/**
 * What was measured on one lap: all a baseline is fitted from.
 *
 * @param key which car and lap
 * @param horizonLaps tire age since the stint's anchor laps, in laps; finite
 * @param label what was measured, in the label's unit; finite
 */
public record Observation(RowKey key, double horizonLaps, double label) implements Comparable<Observation> {
    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::key)
            .thenComparingDouble(Observation::horizonLaps)
            .thenComparingDouble(Observation::label);

    /** Refuses numbers that are not finite. */
    public Observation {
        requireFinite(key, "horizon", horizonLaps);
        requireFinite(key, "label", label);
    }

    private static void requireFinite(RowKey key, String what, double value) {
        if (!Double.isFinite(value)) {
            throw Fault.data("%s is %s in row %s; must be a finite number: drop the row or mend its source"
                    .formatted(what, value, key));
        }
    }

    /** By key, then by the numbers: the order of every sum, whatever the order of arrival. */
    @Override
    public int compareTo(Observation other) {
        return ORDER.compare(this, other);
    }
}
