package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** In which races of the rows a run looks at each driver was: who is new at a race is told by the races before it alone. */
public final class DriverExperience implements Serializable {
    /** A driver with fewer races before, about a season of them. */
    public static final String ROOKIE = "rookie";

    /** A driver with at least as many. */
    public static final String EXPERIENCED = "experienced";

    /** About a season. */
    private static final int RACES = 20;

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, TreeSet<String>> races = new TreeMap<>();

    /** Notes a row; one of a driver whom nobody named says nothing. */
    public void add(RowKey key) {
        if (key.has(KeyColumns.DRIVER)) {
            races.computeIfAbsent(key.of(KeyColumns.DRIVER), none -> new TreeSet<>())
                    .add(KeyColumns.race(key.group()));
        }
    }

    /** Notes what others have noted. */
    public void addAll(DriverExperience other) {
        other.races.forEach((driver, own) ->
                races.computeIfAbsent(driver, none -> new TreeSet<>()).addAll(own));
    }

    /** Rows that tell their driver's group; as they are where they name no drivers. */
    public List<ScoredExample> told(List<ScoredExample> rows) {
        return rows.stream()
                .map(row -> row.key().has(KeyColumns.DRIVER) ? row.keyed(told(row.key())) : row)
                .toList();
    }

    private RowKey told(RowKey key) {
        String driver = key.of(KeyColumns.DRIVER);
        if (driver.equals(RowKey.UNKNOWN)) {
            return key.with(KeyColumns.DRIVER_GROUP, RowKey.UNKNOWN);
        }
        int before = races.getOrDefault(driver, new TreeSet<>())
                .headSet(KeyColumns.race(key.group()))
                .size();
        return key.with(KeyColumns.DRIVER_GROUP, before < RACES ? ROOKIE : EXPERIENCED);
    }
}
