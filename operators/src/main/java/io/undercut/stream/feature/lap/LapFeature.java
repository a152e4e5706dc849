package io.undercut.stream.feature.lap;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.Feature;

/**
 * One feature's declaration. What describes features, measures them, tests them and writes them down goes by these.
 *
 * @param name snake case, unique
 * @param family what it is about
 * @param unit the unit; {@code 1} for a pure number or a flag
 * @param low the least value a sound source gives
 * @param high the greatest
 * @param known whether it may be null, which is unknown
 * @param description one line: what it is
 */
public record LapFeature(
        String name, FeatureFamily family, String unit, double low, double high, Known known, String description) {
    /** Refuses an empty range. */
    public LapFeature {
        if (!(low <= high)) {
            throw Fault.configuration(
                    "feature " + name + " has the range " + low + " … " + high + "; must not be empty");
        }
    }

    /** Whether a feature always has a value. */
    public enum Known {
        /** Never null. */
        ALWAYS,
        /** Null where it is unknown. */
        SOMETIMES
    }

    /** The declaration as schemas carry it. */
    public Feature schema() {
        return new Feature(name, unit, description);
    }

    /** Whether a value may stand: in range, or unknown where that is allowed. Ranges hold for values kept as 32-bit floats. */
    public boolean allows(float value) {
        return Float.isNaN(value) ? known == Known.SOMETIMES : value >= (float) low && value <= (float) high;
    }
}
