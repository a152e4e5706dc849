package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where in a row of a file stands what a person named. Columns that are not there, or twice, are refused. */
final class TablePlaces {
    /** What stands in a text where its bytes were no UTF-8. */
    private static final int NO_TEXT = 0xFFFD;

    private static final int NOWHERE = -1;
    private static final String BETWEEN = "\u001f";

    private final TableRequest table;
    private final List<String> names;
    private final int label;
    private final int time;
    private final int[] ids;
    private final boolean isOther;

    private TablePlaces(TableRequest table, List<String> names, boolean isOther) {
        this.table = table;
        this.names = names;
        this.isOther = isOther;
        this.label = isOther ? names.indexOf(table.label()) : of(table.label());
        this.time = table.time() == null ? NOWHERE : isOther ? names.indexOf(table.time()) : of(table.time());
        this.ids =
                isOther ? new int[0] : table.ids().stream().mapToInt(this::of).toArray();
    }

    /** Of the table that a person named columns of. */
    static TablePlaces of(TableRequest table, List<TableColumn> columns) {
        TablePlaces places = new TablePlaces(table, distinct(table, columns), false);
        table.named().forEach(places::of);
        return places;
    }

    /** Of another table: what it need not have is not looked for. */
    static TablePlaces ofOther(TableRequest table, List<TableColumn> columns) {
        return new TablePlaces(table, distinct(table, columns), true);
    }

    private static List<String> distinct(TableRequest table, List<TableColumn> columns) {
        Set<String> seen = new HashSet<>();
        for (TableColumn column : columns) {
            if (column.name().codePoints().anyMatch(letter -> Character.isISOControl(letter) || letter == NO_TEXT)) {
                throw Fault.data(table.file() + " is no text, its first line has bytes of no letter; must be CSV or"
                        + " Parquet: unpack it if it is packed");
            }
            if (!seen.add(column.name())) {
                throw Fault.data(table.file() + " has two columns of the name " + column.name()
                        + "; write it again with one of them, or with two names");
            }
        }
        return columns.stream().map(TableColumn::name).toList();
    }

    boolean isOther() {
        return isOther;
    }

    String file() {
        return table.file();
    }

    /** The place of a column; a configuration fault with the nearest name where there is none. */
    int of(String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw Fault.configuration(table.file() + " has no column '" + name + "'; it has " + Phrase.list(names)
                    + ": did you mean " + Phrase.nearest(name, names) + "?");
        }
        return place;
    }

    /** The label in one spelling; null is unknown. */
    String label(String[] row) {
        return label == NOWHERE || row[label] == null ? null : CellText.label(row[label]);
    }

    /** A row's own time: milliseconds since 1970, or the number that stands for it; NaN where no column is a time. */
    double time(String[] row, long number) {
        if (time == NOWHERE || isOther && row[time] == null) {
            return Double.NaN;
        }
        String cell = row[time];
        if (cell == null) {
            throw Fault.data(table.file() + ": column " + table.time() + " is empty in row " + number
                    + "; every row must have its time: fill it in, or divide the rows by a hash, without --time");
        }
        OptionalDouble found = CellText.time(cell);
        OptionalDouble at = found.isPresent() ? found : CellText.number(cell);
        if (at.isEmpty() || Double.isInfinite(at.getAsDouble())) {
            throw Fault.data(table.file() + ": column " + table.time() + " is '" + cell + "' in row " + number
                    + "; must be a time such as 2024-03-02 10:15:00, or a number: mend the cell, or choose another"
                    + " --time");
        }
        return at.getAsDouble();
    }

    /** What tells a row apart: its ids or, without any, all it says but the label. */
    String identity(String[] row) {
        boolean known = IntStream.of(ids).anyMatch(id -> row[id] != null);
        IntStream told =
                known ? IntStream.of(ids) : IntStream.range(0, row.length).filter(at -> at != label);
        return told.mapToObj(at -> String.valueOf(row[at])).collect(Collectors.joining(BETWEEN));
    }
}
