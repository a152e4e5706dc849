package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import java.util.Arrays;

/**
 * Which row of a feature set this is. Rows of a group go together: all are learned from or all are tested on.
 *
 * @param group the group, such as a race; its order is time order
 * @param time the row's place in time within its group, such as a lap; 0 where rows have none
 * @param names names of the attributes, by which results are sliced and baselines fitted
 * @param values their values
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowKey(String group, int time, String[] names, String[] values) implements Comparable<RowKey> {
    /** The value of what nobody told. It is no group: two such rows have nothing in common. */
    public static final String UNKNOWN = "unknown";

    /** The value of an attribute; a defect if rows of this kind have none of that name. */
    public String of(String attribute) {
        for (int at = 0; at < names.length; at++) {
            if (names[at].equals(attribute)) {
                return values[at];
            }
        }
        throw Fault.defect("a row with " + Arrays.toString(names) + " has no " + attribute, null);
    }

    /** Whether rows of this kind have an attribute. */
    public boolean has(String attribute) {
        return Arrays.asList(names).contains(attribute);
    }

    /** The same row, of which one attribute more is known. */
    public RowKey with(String attribute, String value) {
        String[] more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = attribute;
        String[] told = Arrays.copyOf(values, values.length + 1);
        told[values.length] = value;
        return new RowKey(group, time, more, told);
    }

    /** By group, then by the attributes in turn, then by time. */
    @Override
    public int compareTo(RowKey other) {
        int order = group.compareTo(other.group);
        if (order == 0) {
            order = Arrays.compare(values, other.values);
        }
        return order == 0 ? Integer.compare(time, other.time) : order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key
                && group.equals(key.group)
                && time == key.time
                && Arrays.equals(names, key.names)
                && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * group.hashCode() + time) + Arrays.hashCode(values);
    }

    /** As messages have it: {@code 2024-05, season 2024, …, driver VER, …, at 12}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(group);
        for (int at = 0; at < names.length; at++) {
            text.append(", ").append(names[at]).append(' ').append(values[at]);
        }
        return text.append(", at ").append(time).toString();
    }
}
