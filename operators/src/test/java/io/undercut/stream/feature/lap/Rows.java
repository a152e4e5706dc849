package io.undercut.stream.feature.lap;

import java.util.Arrays;
import java.util.List;

/** Rows as text, values and all: equal text is equal bits. */
public final class Rows {
    private Rows() {}

    /** One row. */
    public static String text(LapRow row) {
        return String.join(
                " ",
                row.key(),
                row.circuit(),
                row.team(),
                String.valueOf(row.stint()),
                row.compound(),
                String.valueOf(row.momentMs()),
                Arrays.toString(row.values()));
    }

    /** Rows in their order. */
    public static List<String> text(List<LapRow> rows) {
        return rows.stream().map(Rows::text).toList();
    }
}
