package io.undercut.zoo.example;

import java.io.Serializable;
import java.util.List;

/**
 * What the rows of one race in a feature set come to, column by column. Of any choice of races the scaling follows from these, without
 * reading a row again.
 *
 * @param race the race's id
 * @param rows its rows
 * @param columns in the order of the set's columns
 */
public record RaceMoments(String race, long rows, List<ColumnMoments> columns) implements Serializable {
    /** Copies the list. */
    public RaceMoments {
        columns = List.copyOf(columns);
    }
}
