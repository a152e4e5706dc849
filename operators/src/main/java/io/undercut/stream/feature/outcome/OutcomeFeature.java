package io.undercut.stream.feature.outcome;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.Feature;

/**
 * One feature's declaration. What builds schemas, describes features and tests them goes by these.
 *
 * @param name snake case, unique
 * @param family what it is about
 * @param stage when it is known
 * @param unit the unit; {@code 1} for a pure number, a place or a flag
 * @param low the least value a sound source gives
 * @param high the greatest
 * @param description one line: what it is. Any feature is null where it is unknown
 */
public record OutcomeFeature(
        String name, OutcomeFamily family, Stage stage, String unit, double low, double high, String description) {
    /** Refuses an empty range. */
    public OutcomeFeature {
        if (!(low <= high)) {
            throw Fault.configuration(
                    "feature " + name + " has the range " + low + " … " + high + "; must not be empty");
        }
    }

    /** When a feature is known. */
    public enum Stage {
        /** Before the cars qualify: from earlier races alone. */
        BEFORE_QUALIFYING,
        /** Before the start: from qualifying and grid too. */
        BEFORE_RACE
    }

    /** The declaration as schemas carry it. */
    public Feature schema() {
        return new Feature(name, unit, description);
    }

    /** Whether a value may stand: in range or unknown. Ranges hold for values kept as 32-bit floats. */
    public boolean allows(float value) {
        return Float.isNaN(value) || value >= (float) low && value <= (float) high;
    }
}
