package io.undercut.job.report;

import java.util.List;
import java.util.stream.Collectors;

/** Text for Markdown (CommonMark with tables) that means nothing but itself. */
final class MarkdownText {
    private static final String SPECIAL = "\\`*_[]<>#|~&";

    private MarkdownText() {}

    /** One line, with every character escaped that Markdown or HTML would read. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                escaped.append(' ');
            } else {
                if (SPECIAL.indexOf(character) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** A table row of escaped cells. */
    static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** A header row with the line below it. */
    static String header(List<String> cells) {
        return row(cells) + cells.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Names and values as a table, or a remark where there are none. */
    static String pairs(List<NamedValue> pairs) {
        if (pairs.isEmpty()) {
            return "Nothing was recorded.\n";
        }
        StringBuilder table = new StringBuilder(header(List.of("What", "Value")));
        pairs.forEach(pair -> table.append(row(List.of(pair.name(), pair.value()))));
        return table.toString();
    }
}
