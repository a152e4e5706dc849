package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first look at a table: what its columns are, what its label has, and how its rows are divided. */
public final class TableSurvey {
    private static final int FIRST_TIMES = 1 << 12;
    private static final int MOST_LABELS = 5;
    private static final List<List<String>> TELLING = List.of(
            List.of("0", "1"),
            List.of("false", "true"),
            List.of("no", "yes"),
            List.of("f", "t"),
            List.of("n", "y"),
            List.of("-1", "1"));

    private final TableRequest table;
    private final TablePlaces places;
    private final List<ColumnSurvey> columns = new ArrayList<>();
    private final Set<String> labels = new TreeSet<>();
    private double[] times = new double[0];
    private int rows;

    /** A survey of a file with these columns. */
    public TableSurvey(TableRequest table, List<TableColumn> columns) {
        this.table = table;
        this.places = TablePlaces.of(table, columns);
        columns.forEach(column -> this.columns.add(new ColumnSurvey(table.file(), column)));
    }

    /**
     * Takes a row.
     *
     * @param row cells in the order of the columns; null is unknown
     * @param number the row's in the file, from 1
     */
    public void add(String[] row, long number) {
        for (int at = 0; at < row.length; at++) {
            columns.get(at).add(row[at], number);
        }
        String label = places.label(row);
        if (label != null && labels.size() < MOST_LABELS) {
            labels.add(label);
        }
        if (table.time() != null) {
            if (rows == times.length) {
                times = Arrays.copyOf(times, Math.max(FIRST_TIMES, times.length * 2));
            }
            times[rows] = places.time(row, number);
        }
        rows++;
    }

    /** The times of all rows, in the order of the file; none where no column is a time. */
    public double[] times() {
        return table.time() == null ? new double[0] : Arrays.copyOf(times, rows);
    }

    /** What is to be counted in a second look; a fault where this table cannot be learned from. */
    public EncodingFit fit() {
        if (rows == 0) {
            throw Fault.data(
                    table.file() + " has no row below its header; must have rows to learn from: copy it again");
        }
        List<EncodedColumn> kinds = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        ColumnKind own = table.time() == null
                ? null
                : columns.get(places.of(table.time())).kind();
        for (ColumnSurvey survey : columns) {
            place(survey, own, kinds, leftOut);
        }
        if (kinds.isEmpty()) {
            throw Fault.data(table.file() + " has no column to learn from beside " + table.label()
                    + "; must have at least one with two values or more");
        }
        TableDivision division = table.time() == null ? TableDivision.byHash() : TableDivision.byTime(times());
        return new EncodingFit(
                new TableEncoding(table, "", rows, division, classes(), kinds, leftOut), places, names());
    }

    private List<TableColumn> names() {
        return columns.stream().map(ColumnSurvey::column).toList();
    }

    private void place(ColumnSurvey survey, ColumnKind own, List<EncodedColumn> kinds, List<LeftOut> leftOut) {
        String name = survey.column().name();
        if (name.equals(table.label())) {
            return;
        }
        if (table.without().contains(name) || table.ids().contains(name)) {
            leftOut.add(new LeftOut(name, table.ids().contains(name) ? "it is an id" : "as asked for"));
            return;
        }
        if (name.startsWith("__index_level_")) {
            leftOut.add(new LeftOut(name, "it is a data frame's index"));
            return;
        }
        if (survey.column().unreadable() != null) {
            throw Fault.data(
                    table.file() + ": column " + name + " is " + survey.column().unreadable()
                            + "; must be numbers, texts, times, or true and false: write it otherwise, or leave it out with"
                            + " --without " + name);
        }
        boolean asCategories = table.categories().contains(name);
        if (survey.uselessness(asCategories).isPresent()) {
            leftOut.add(new LeftOut(name, survey.uselessness(asCategories).get()));
            return;
        }
        ColumnKind kind = asCategories ? ColumnKind.CATEGORIES : survey.kind();
        boolean rowsTime = name.equals(table.time());
        if (rowsTime && kind != ColumnKind.TIME) {
            leftOut.add(new LeftOut(name, "it orders the rows, and its numbers have no hour"));
            return;
        }
        Double epoch = kind == ColumnKind.TIME && own != ColumnKind.TIME ? (Double) survey.firstTime() : null;
        kinds.add(new EncodedColumn(
                name, TableEncoding.snake(name), rowsTime ? ColumnKind.ROW_TIME : kind, epoch, List.of()));
    }

    /** The label's two values, the one that is to be found last. */
    private List<String> classes() {
        String column = table.file() + ": column " + table.label();
        if (labels.isEmpty()) {
            throw Fault.data(column + " has no value in any row; a label must have two: choose another --label");
        }
        if (labels.size() == 1) {
            throw Fault.data(column + " is '" + labels.iterator().next()
                    + "' in every row; a label must have two values: add rows of the other, or choose another --label");
        }
        if (labels.size() > 2) {
            throw Fault.data(
                    column + " has more than two values (" + Phrase.list(labels)
                            + (labels.size() == MOST_LABELS ? ", …" : "")
                            + "); a label must have two, such as 0 and 1: choose another --label, or write one against all others");
        }
        List<String> both = List.copyOf(labels);
        if (table.positive() != null) {
            String positive = CellText.label(table.positive());
            if (!labels.contains(positive)) {
                throw Fault.configuration("--positive is '" + table.positive() + "'; " + column + " has "
                        + Phrase.list(both) + ": name one of them");
            }
            return List.of(both.get(positive.equals(both.get(0)) ? 1 : 0), positive);
        }
        return TELLING.stream()
                .filter(pair -> labels.containsAll(pair))
                .findFirst()
                .orElseThrow(() -> Fault.configuration(
                        column + " has " + Phrase.list(both) + "; say which of them is to be found with --positive"));
    }
}
