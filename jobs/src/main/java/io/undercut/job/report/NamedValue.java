package io.undercut.job.report;

import java.util.Objects;

/**
 * A line of a two-column table.
 *
 * @param name what it is; any text
 * @param value its value; any text
 */
public record NamedValue(String name, String value) {
    /** Refuses null. */
    public NamedValue {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }
}
