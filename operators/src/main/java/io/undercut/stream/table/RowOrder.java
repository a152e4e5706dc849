package io.undercut.stream.table;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** The order of a table's rows inside a partition: by key, texts by code point, numbers by size. */
public final class RowOrder implements Comparator<Object[]> {
    private static final int BITS = 63;
    private static final int ROUND_BITS = 7;
    private static final int TEXT_BYTES = 3;

    private final TableSchema table;
    private final int[] key;
    private String race;
    private long round;

    /** The order of a table. */
    public RowOrder(TableSchema table) {
        this.table = table;
        this.key = table.key().stream().mapToInt(table::index).toArray();
    }

    @Override
    public int compare(Object[] one, Object[] other) {
        return compare(one, other, key.length);
    }

    /** Whether two rows are of the same key but for its last part: neighbours on one clock. */
    public boolean sameSeries(Object[] one, Object[] other) {
        return compare(one, other, key.length - 1) == 0;
    }

    /**
     * As much of the order as a non-negative long can tell: of two rows the one that sorts first never has the greater number. Exact for
     * telemetry, so that an external sort by this number leaves only equal keys together.
     */
    public long prefix(Object[] row) {
        long prefix = 0;
        int left = BITS;
        for (int column : key) {
            ColumnSchema declared = table.columns().get(column);
            if (declared.name().equals(TableSchema.RACE)) {
                left -= ROUND_BITS;
                prefix |= round((String) row[column]) << left;
            } else if (row[column] instanceof String text) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                for (int index = 0; index < TEXT_BYTES && left >= Byte.SIZE; index++) {
                    left -= Byte.SIZE;
                    prefix |= (index < bytes.length ? bytes[index] & 0xFFL : 0) << left;
                }
                if (bytes.length > TEXT_BYTES) {
                    return prefix | ((1L << left) - 1);
                }
            } else {
                long least = declared.range().get(0).longValue();
                int bits = Long.SIZE
                        - Long.numberOfLeadingZeros(declared.range().get(1).longValue() - least);
                if (bits > left) {
                    return prefix;
                }
                left -= bits;
                prefix |= (((Number) row[column]).longValue() - least) << left;
            }
        }
        return prefix;
    }

    // Rows of one race come together.
    private long round(String raceId) {
        if (!raceId.equals(race)) {
            round = RaceId.parse(raceId).round();
            race = raceId;
        }
        return round;
    }

    /** The key as messages show it: {@code 2024-05 VER lap 7}. */
    public String text(Object[] row) {
        StringBuilder text = new StringBuilder();
        for (int column : key) {
            text.append(text.isEmpty() ? "" : " ");
            text.append(
                    row[column] instanceof String
                            ? ""
                            : table.columns().get(column).name() + " ");
            text.append(row[column]);
        }
        return text.toString();
    }

    private int compare(Object[] one, Object[] other, int parts) {
        for (int part = 0; part < parts; part++) {
            int order = compareValues(one[key[part]], other[key[part]]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareValues(Object one, Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return Long.compare(number.longValue(), otherNumber.longValue());
        }
        throw Fault.defect("a key has a value that is neither text nor number: " + one + ", " + other, null);
    }
}
