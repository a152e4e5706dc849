package io.undercut.job.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table for a terminal: columns of words begin at one edge, columns of numbers end at one. A column without any text is left out. */
final class TextTable {
    private static final String GAP = "  ";

    private final int words;
    private final List<List<String>> rows = new ArrayList<>();

    /** Empty; so many columns from the left are of words. */
    TextTable(int words) {
        this.words = words;
    }

    /** Adds a row, as many cells as the others have; the first is the header. */
    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Its lines, two columns of space before each. */
    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        boolean[] empty = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            empty[column] = rows.stream().skip(1).allMatch(row -> row.get(at).isEmpty());
        }
        return rows.stream().map(row -> line(row, widths, empty)).toList();
    }

    private String line(List<String> row, int[] widths, boolean[] empty) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            if (!empty[column]) {
                String room = " ".repeat(widths[column] - row.get(column).length());
                line.append(GAP).append(column < words ? row.get(column) + room : room + row.get(column));
            }
        }
        return line.toString().stripTrailing();
    }
}
