package io.undercut.stream.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * A column as its table declares it.
 *
 * @param name the lake's name, with the unit in it
 * @param source the name in the public f1data files; the lake's where it is the same
 * @param scale what a value of those files is multiplied by
 * @param type what it holds
 * @param presence what the table demands
 * @param unit the unit, or null
 * @param range least and greatest value allowed, ends included; empty is any
 * @param values the words allowed; empty is any
 * @param pattern what a text must match; null is any
 * @param about what it says
 */
public record ColumnSchema(
        String name,
        @JsonProperty("f1data") String source,
        double scale,
        ColumnType type,
        Presence presence,
        String unit,
        List<Double> range,
        List<String> values,
        String pattern,
        String about) {
    /** Fills in what a declaration may leave out. */
    public ColumnSchema {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        source = source == null ? name : source;
        scale = scale == 0 ? 1 : scale;
        presence = presence == null ? Presence.OPTIONAL : presence;
        range = range == null ? List.of() : List.copyOf(range);
        values = values == null ? List.of() : List.copyOf(values);
        about = about == null ? "" : about;
    }

    /** Whether a number is allowed; not-a-number never is. */
    public boolean allows(Number value) {
        double number = value.doubleValue();
        return range.isEmpty() ? !Double.isNaN(number) : number >= range.get(0) && number <= range.get(1);
    }

    /** The range as messages show it: {@code 1 … 80}. */
    public String rangeText() {
        return bound(range.get(0)) + " … " + bound(range.get(1));
    }

    private static String bound(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
