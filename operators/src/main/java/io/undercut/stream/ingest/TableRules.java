package io.undercut.stream.ingest;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.Presence;
import io.undercut.stream.table.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a single row must obey to be kept, as its table declares it: values where none may be missing, ranges, words, clocks. */
public final class TableRules {
    private final TableSchema table;
    private final Map<String, Pattern> patterns = new HashMap<>();

    /** The rules of a table. */
    public TableRules(TableSchema table) {
        this.table = table;
        for (ColumnSchema column : table.columns()) {
            if (column.pattern() != null) {
                patterns.put(column.name(), Pattern.compile(column.pattern()));
            }
        }
    }

    /** The first thing wrong with a row's values: which column, what value, what is allowed. */
    public Optional<String> outOfRange(Object[] row) {
        String found = null;
        for (int index = 0; index < row.length && found == null; index++) {
            found = missing(table.columns().get(index), row[index]);
        }
        for (int index = 0; index < row.length && found == null; index++) {
            found = notAllowed(table.columns().get(index), row[index]);
        }
        return Optional.ofNullable(found);
    }

    /** What is wrong with a row's clocks, if one of them runs backwards. */
    public Optional<String> backwards(Object[] row) {
        for (Map.Entry<String, String> pair : table.rules().notBefore().entrySet()) {
            Object later = row[table.index(pair.getKey())];
            Object earlier = row[table.index(pair.getValue())];
            if (later instanceof Number end
                    && earlier instanceof Number start
                    && end.doubleValue() < start.doubleValue()) {
                return Optional.of(pair.getKey() + " is " + later + "; must be at least " + pair.getValue()
                        + ", which is " + earlier);
            }
        }
        return Optional.empty();
    }

    /** The first reason not to keep a row. */
    public Optional<String> problem(Object[] row) {
        return outOfRange(row).or(() -> backwards(row));
    }

    private static String missing(ColumnSchema column, Object value) {
        return value == null && column.presence() == Presence.NEVER_NULL
                ? column.name() + " is null; must have a value"
                : null;
    }

    private boolean matches(ColumnSchema column, String text) {
        return patterns.get(column.name()).matcher(text).matches();
    }

    private String notAllowed(ColumnSchema column, Object value) {
        if (value instanceof Number number && !column.range().isEmpty() && !column.allows(number)) {
            return column.name() + " is " + value + "; must be within " + column.rangeText();
        }
        List<String> words = column.values();
        if (value instanceof String text && !words.isEmpty() && !words.contains(text)) {
            return column.name() + " is '" + text + "'; must be one of " + words;
        }
        if (value instanceof String text && column.pattern() != null && !matches(column, text)) {
            return column.name() + " is '" + text + "'; must match " + column.pattern() + " (" + column.about() + ")";
        }
        return null;
    }
}
