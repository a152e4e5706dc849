package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.TablePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The second look at a table: counts of categories by what the label says there, of training rows alone. */
public final class EncodingFit {
    /** A category with fewer training rows counts with others like it. */
    static final int LEAST_ROWS = 10;
    /** Up to so many categories have an input each. */
    static final int FEW_CATEGORIES = 8;
    /** The most frequent ones that have numbers of their own. */
    static final int MOST_CATEGORIES = 10_000;

    private static final double PRIOR_ROWS = 20;
    private static final int FOLDS = EncodedColumn.FOLDS;
    /** So few rows that two columns may agree by chance. */
    private static final int FEW_ROWS = 20;

    private final TableEncoding draft;
    private final TablePlaces places;
    private final int[] cells;
    private final List<Map<String, Tally>> tallies = new ArrayList<>();
    private final List<Telling> telling = new ArrayList<>();
    private final Tally all = new Tally();
    private final Map<TablePart, long[]> labels = new EnumMap<>(TablePart.class);

    EncodingFit(TableEncoding draft, TablePlaces places, List<TableColumn> columns) {
        this.draft = draft;
        this.places = places;
        this.cells = draft.columns().stream()
                .mapToInt(column -> places.of(column.column()))
                .toArray();
        for (int at = 0; at < cells.length; at++) {
            tallies.add(new HashMap<>());
            telling.add(new Telling());
        }
        for (TablePart part : TablePart.values()) {
            labels.put(part, new long[2]);
        }
    }

    /** Rows of a category, and those of them where the label is true, by fold. */
    private static final class Tally {
        private final long[] rows = new long[FOLDS];
        private final long[] positives = new long[FOLDS];

        void add(int fold, boolean positive) {
            rows[fold]++;
            positives[fold] += positive ? 1 : 0;
        }

        void addAll(Tally other) {
            for (int fold = 0; fold < FOLDS; fold++) {
                rows[fold] += other.rows[fold];
                positives[fold] += other.positives[fold];
            }
        }

        long count() {
            return Arrays.stream(rows).sum();
        }

        double rate(double prior) {
            return (Arrays.stream(positives).sum() + PRIOR_ROWS * prior) / (count() + PRIOR_ROWS);
        }

        double rateBut(int fold, double prior) {
            return (Arrays.stream(positives).sum() - positives[fold] + PRIOR_ROWS * prior)
                    / (count() - rows[fold] + PRIOR_ROWS);
        }
    }

    /** Whether a column of two values says what the label says, in every row. */
    private static final class Telling {
        private final List<String> values = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private boolean tells = true;

        void add(String cell, int label) {
            if (!tells) {
                return;
            }
            int place = cell == null ? -1 : values.indexOf(cell);
            if (place < 0 && cell != null && values.size() < 2) {
                values.add(cell);
                labels.add(label);
            } else {
                tells = place >= 0 && labels.get(place) == label;
            }
        }

        boolean tells() {
            return tells && values.size() == 2 && !labels.get(0).equals(labels.get(1));
        }
    }

    /** Takes a row, as the survey did. */
    public void add(String[] row, long number) {
        String word = places.label(row);
        if (word == null) {
            return;
        }
        int label = draft.classes().indexOf(word);
        int block = draft.division().block(places.time(row, number), places.identity(row));
        TablePart part = TableDivision.part(block);
        labels.get(part)[label]++;
        for (int at = 0; at < cells.length; at++) {
            telling.get(at).add(row[cells[at]], label);
        }
        if (part != TablePart.TRAIN) {
            return;
        }
        int fold = block % FOLDS;
        all.add(fold, label == 1);
        for (int at = 0; at < cells.length; at++) {
            if (draft.columns().get(at).kind() == ColumnKind.CATEGORIES && row[cells[at]] != null) {
                tallies.get(at)
                        .computeIfAbsent(row[cells[at]], value -> new Tally())
                        .add(fold, label == 1);
            }
        }
    }

    /**
     * The encoding; a data fault where a part of the rows lacks a class, or a column tells the label.
     *
     * @param sha256 of the file's bytes
     */
    public TableEncoding encoding(String sha256) {
        TableRequest table = draft.table();
        for (TablePart part : TablePart.values()) {
            requireBoth(table, part);
        }
        List<EncodedColumn> columns = new ArrayList<>();
        for (int at = 0; at < cells.length; at++) {
            EncodedColumn column = draft.columns().get(at);
            if (telling.get(at).tells() && all.count() >= FEW_ROWS) {
                throw Fault.data(table.file() + ": column " + column.column() + " tells " + table.label()
                        + " in every row, as a copy of it does; must be something known before the label: leave it out with"
                        + " --without " + column.column());
            }
            columns.add(column.kind() == ColumnKind.CATEGORIES ? counted(column, tallies.get(at)) : column);
        }
        List<LeftOut> leftOut = new ArrayList<>(draft.leftOut());
        columns.removeIf(column -> {
            boolean empty = column.kind() == ColumnKind.CATEGORIES
                    && column.categories().isEmpty();
            if (empty) {
                leftOut.add(new LeftOut(column.column(), "no row that is learned from has a value"));
            }
            return empty;
        });
        return new TableEncoding(table, sha256, draft.rows(), draft.division(), draft.classes(), columns, leftOut);
    }

    private void requireBoth(TableRequest table, TablePart part) {
        long[] counts = labels.get(part);
        for (int label = 0; label < 2; label++) {
            if (counts[label] == 0) {
                String which = switch (part) {
                    case TRAIN -> table.time() == null ? "learned from" : "learned from, the oldest 70 %";
                    case WATCH -> table.time() == null ? "watched" : "watched, the next 10 %";
                    case TEST -> table.time() == null ? "tested on" : "tested on, the newest 20 %";
                };
                throw Fault.data(table.file() + ": column " + table.label() + " is never '"
                        + draft.classes().get(label) + "' in the rows that are " + which
                        + (table.time() == null ? "" : " by " + table.time())
                        + "; each part must have rows of both values: give more rows, or divide them "
                        + (table.time() == null ? "by time, with --time" : "otherwise"));
            }
        }
    }

    private EncodedColumn counted(EncodedColumn column, Map<String, Tally> counts) {
        boolean few = counts.size() <= FEW_CATEGORIES;
        Comparator<String> byName = Comparator.naturalOrder();
        List<String> values = counts.keySet().stream()
                .sorted(
                        few
                                ? byName
                                : Comparator.<String>comparingLong(
                                                value -> -counts.get(value).count())
                                        .thenComparing(byName))
                .toList();
        List<Category> categories = new ArrayList<>();
        Tally rare = new Tally();
        for (String value : values) {
            Tally tally = counts.get(value);
            if (few || tally.count() >= LEAST_ROWS && categories.size() < MOST_CATEGORIES) {
                categories.add(category(value, tally, few));
            } else {
                rare.addAll(tally);
            }
        }
        if (rare.count() > 0) {
            categories.add(category(null, rare, false));
        }
        return new EncodedColumn(
                column.column(),
                column.name(),
                few ? ColumnKind.FEW_CATEGORIES : ColumnKind.CATEGORIES,
                null,
                few && values.isEmpty() ? List.of() : categories);
    }

    private Category category(String value, Tally tally, boolean few) {
        return new Category(
                value,
                (double) tally.count() / all.count(),
                tally.rate(all.rate(0.5)),
                few
                        ? List.of()
                        : IntStream.range(0, FOLDS)
                                .mapToObj(fold -> tally.rateBut(fold, all.rateBut(fold, 0.5)))
                                .toList());
    }
}
