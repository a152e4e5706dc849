package io.undercut.testing;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.Presence;
import io.undercut.stream.table.TableSchema;
import java.util.List;
import java.util.Random;

/** Rows that fit a table and mean nothing. */
public final class RandomRows {
    /** None that means unknown: those become null on their way into the lake. */
    private static final List<String> WORDS = List.of("VER", "VE", "VERS", "É", "ALB", "lewis-hamilton", "lewis");

    private static final List<String> FORMED = List.of("1", "24", "2024-03-02");

    private RandomRows() {}

    /** A row of a race in 2024, with nulls wherever they may be. */
    public static Object[] of(TableSchema table, Random random) {
        Object[] row = new Object[table.columns().size()];
        for (int index = 0; index < row.length; index++) {
            ColumnSchema column = table.columns().get(index);
            boolean isNull = column.presence() != Presence.NEVER_NULL && random.nextInt(4) == 0;
            row[index] = isNull ? null : value(column, random);
        }
        int round = random.nextInt(30);
        row[0] = "2024-%02d".formatted(round);
        if (table.has("season")) {
            row[table.index("season")] = 2024;
            row[table.index("round")] = round;
        }
        return row;
    }

    private static Object value(ColumnSchema column, Random random) {
        List<Double> range = column.range().isEmpty() ? List.of(-5.0, 500.0) : column.range();
        double number = range.get(0) + random.nextInt((int) Math.min(50, range.get(1) - range.get(0) + 1));
        return switch (column.type()) {
            case INTEGER -> (int) number;
            case LONG -> (long) number;
            case DECIMAL -> Math.min(number + 1.0 / 3, range.get(1));
            case TEXT -> {
                List<String> words = column.pattern() != null
                        ? FORMED.stream()
                                .filter(word -> word.matches(column.pattern()))
                                .toList()
                        : column.values().isEmpty() ? WORDS : column.values();
                yield words.get(random.nextInt(words.size()));
            }
            case FLAG -> random.nextBoolean();
        };
    }
}
