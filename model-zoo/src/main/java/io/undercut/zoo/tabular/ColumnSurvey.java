package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** What the cells of one column look like, all rows seen. */
final class ColumnSurvey {
    /** Fewer rows tell nothing of whether a column tells rows apart. */
    private static final int FEW = 20;
    /** Beyond it values are no longer told apart: so many of them are one a row, or as good as that. */
    private static final int MOST_WORDS = 200_000;
    /** A number as much of Europe writes it. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
    /** Of a column that is mostly one kind the rest are mistakes. */
    private static final double MOSTLY = 0.95;

    private final String file;
    private final TableColumn column;
    private final Set<String> words = new HashSet<>();
    private String first;
    private boolean varies;
    private long known;
    private long numbers;
    private long flags;
    private long times;
    private long infinite;
    private long firstInfinite;
    private String firstOther;
    private long firstOtherRow;
    private String firstNoTime;
    private long firstNoTimeRow;
    private final RowNumbers rowNumbers = new RowNumbers();
    private long decimalCommas;
    private double firstTime = Double.POSITIVE_INFINITY;

    ColumnSurvey(String file, TableColumn column) {
        this.file = file;
        this.column = column;
    }

    TableColumn column() {
        return column;
    }

    /** The first of its times, milliseconds since 1970. */
    double firstTime() {
        return firstTime;
    }

    void add(String cell, long row) {
        if (cell == null) {
            return;
        }
        known++;
        varies |= first != null && !first.equals(cell);
        first = first == null ? cell : first;
        OptionalDouble number = column.text() ? OptionalDouble.empty() : CellText.number(cell);
        if (number.isPresent()) {
            numbers++;
            number(number.getAsDouble(), row);
        } else if (!column.text() && CellText.flag(cell).isPresent()) {
            flags++;
            other(cell, row);
        } else {
            OptionalDouble time = CellText.time(cell);
            time.ifPresent(at -> firstTime = Math.min(firstTime, at));
            times += time.isPresent() ? 1 : 0;
            if (time.isEmpty() && firstNoTime == null) {
                firstNoTime = cell;
                firstNoTimeRow = row;
            }
            other(cell, row);
        }
    }

    private void number(double value, long row) {
        if (Double.isInfinite((float) value)) {
            infinite++;
            if (infinite == 1) {
                firstInfinite = row;
            }
            return;
        }
        rowNumbers.add(value);
    }

    private void other(String cell, long row) {
        decimalCommas += DECIMAL_COMMA.matcher(cell).matches() ? 1 : 0;
        if (words.size() < MOST_WORDS) {
            words.add(cell);
        }
        if (firstOther == null) {
            firstOther = cell;
            firstOtherRow = row;
        }
    }

    /** Why no input can come of it; empty if one can. */
    Optional<String> uselessness(boolean asCategories) {
        if (known == 0) {
            return Optional.of("no row has a value");
        }
        if (!varies) {
            return Optional.of("every value is '" + first + "'");
        }
        if (known < FEW) {
            return Optional.empty();
        }
        if (numbers == known && rowNumbers.are()) {
            return Optional.of("it numbers the rows");
        }
        if (words.size() == MOST_WORDS) {
            return Optional.of("it has " + Phrase.count(MOST_WORDS, "value") + " or more, as an id has");
        }
        if (!asCategories && !column.text() && decimalCommas > 0 && decimalCommas + numbers == known) {
            throw Fault.data(file + ": column " + column.name() + " is '" + firstOther + "' in row " + firstOtherRow
                    + ", a number with a decimal comma; must be numbers with a point: write it so, or name categories"
                    + " with --category " + column.name());
        }
        boolean text = asCategories || kind() == ColumnKind.CATEGORIES;
        return text && words.size() == known
                ? Optional.of("each of its " + Phrase.count(known, "value") + " is another, as of an id")
                : Optional.empty();
    }

    /** What its cells are; a data fault where they are mostly of one kind, or infinite. */
    ColumnKind kind() {
        if (infinite > 0) {
            throw Fault.data(file + ": column " + column.name() + " is infinite, or beyond ±3.4e38, in "
                    + Phrase.count(infinite, "row") + ", row " + firstInfinite
                    + " the first; must be a finite number, or empty where unknown: mend the cells, or leave the"
                    + " column out with --without " + column.name());
        }
        if (numbers == known) {
            return ColumnKind.NUMBER;
        }
        if (flags == known) {
            return ColumnKind.FLAG;
        }
        if (times == known) {
            return ColumnKind.TIME;
        }
        if (!column.text() && known >= FEW && numbers >= MOSTLY * known) {
            throw Fault.data(file + ": column " + column.name() + " is a number in "
                    + Phrase.count(numbers, "row") + " and '" + firstOther + "' in row " + firstOtherRow
                    + "; must be numbers throughout, or empty where unknown: mend the cells, or name categories with"
                    + " --category " + column.name());
        }
        if (!column.text() && known >= FEW && firstNoTime != null && times >= MOSTLY * known) {
            throw Fault.data(
                    file + ": column " + column.name() + " is a time in " + Phrase.count(times, "row") + " and '"
                            + firstNoTime + "' in row " + firstNoTimeRow
                            + "; must be times throughout, or empty where unknown: mend the cells, or name categories with"
                            + " --category " + column.name());
        }
        return ColumnKind.CATEGORIES;
    }
}
