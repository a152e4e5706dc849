package io.undercut.zoo.example;

import io.undercut.fault.Fault;

/**
 * One input of a model.
 *
 * @param name snake case, {@code tire_age}
 * @param unit the unit, {@code laps}, or {@code 1} for a pure number
 * @param description one line: what it is and what it is when unknown
 */
public record Feature(String name, String unit, String description) implements java.io.Serializable {
    /** Refuses a name that could not be a Parquet column or a metric label. */
    public Feature {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw Fault.configuration("feature name is '" + name + "'; must be snake case: [a-z][a-z0-9_]*");
        }
    }
}
