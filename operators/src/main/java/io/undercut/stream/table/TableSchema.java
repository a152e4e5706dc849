package io.undercut.stream.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.undercut.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the lake as its YAML file declares it: the one place that says what its rows are. Writer, reader, validation and the
 * reference for people go by it. A row is an array of values in column order: Integer, Long, Double, String or Boolean by type, or null.
 *
 * @param name the folder in the lake
 * @param about what a row is
 * @param key columns that make a row unique; partitions are sorted by them
 * @param partitioning how rows are spread over folders
 * @param columns in the order of the files
 * @param rules what is demanded beyond the columns
 */
public record TableSchema(
        @JsonProperty("table") String name,
        String about,
        List<String> key,
        @JsonProperty("partitioned_by") Partitioning partitioning,
        List<ColumnSchema> columns,
        TableRule rules) {
    /** The column that every table has. */
    public static final String RACE = "race_id";

    /** How rows are spread over folders. */
    public enum Partitioning {
        /** {@code season=2024}. */
        SEASON,
        /** {@code season=2024/race_id=2024-05}. */
        RACE
    }

    /** Refuses a declaration that contradicts itself. */
    public TableSchema {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        rules = rules == null ? new TableRule(null, null, null) : rules;
        List<String> names = columns.stream().map(ColumnSchema::name).toList();
        if (!names.containsAll(key) || !names.get(0).equals(RACE)) {
            throw Fault.defect("table " + name + " must begin with " + RACE + " and have all columns of its key", null);
        }
    }

    /** Where a column stands in a row; a defect where the table has none of that name. */
    public int index(String column) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(column)) {
                return index;
            }
        }
        throw Fault.defect("table " + name + " has no column " + column, null);
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return columns.stream().anyMatch(declared -> declared.name().equals(column));
    }

    /** The column of a name. */
    public ColumnSchema column(String column) {
        return columns.get(index(column));
    }

    /** A row's values by column name, in column order. */
    public Map<String, Object> named(Object[] row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < row.length; index++) {
            values.put(columns.get(index).name(), row[index]);
        }
        return values;
    }
}
