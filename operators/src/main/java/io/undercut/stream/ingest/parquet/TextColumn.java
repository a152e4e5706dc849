package io.undercut.stream.ingest.parquet;

import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;

/** A column of texts of which neighbours are mostly the same, read many rows at a time; null is null. */
final class TextColumn {
    private final String[] values;
    private ColumnReader reader;
    private Binary last;
    private String text;

    /**
     * A column.
     *
     * @param most rows read at a time
     */
    TextColumn(int most) {
        this.values = new String[most];
    }

    /** Goes on in another row group. */
    void open(ColumnReader group) {
        reader = group;
        last = null;
    }

    /** The next rows; equal neighbours are one object. */
    String[] read(int rows) {
        int present = reader.getDescriptor().getMaxDefinitionLevel();
        for (int row = 0; row < rows; row++) {
            values[row] = reader.getCurrentDefinitionLevel() < present ? null : value();
            reader.consume();
        }
        Arrays.fill(values, rows, values.length, null);
        return values;
    }

    // A dictionary hands out one object for one text.
    private String value() {
        Binary found = reader.getBinary();
        if (found != last) {
            String other = found.toStringUsingUTF8();
            text = other.equals(text) ? text : other;
            last = found;
        }
        return text;
    }
}
