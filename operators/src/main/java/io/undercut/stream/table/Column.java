package io.undercut.stream.table;

import java.util.Objects;
import java.util.function.Function;

/**
 * One column of a lake table.
 *
 * @param name the lake's name, with the unit in it
 * @param type what it holds
 * @param presence what the table demands
 * @param value reads the value from a row: Integer, Long, Double, String or Boolean by type, or null
 */
public record Column<T>(String name, ColumnType type, Presence presence, Function<T, Object> value) {
    /** Refuses missing parts. */
    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(presence);
        Objects.requireNonNull(value);
    }
}
