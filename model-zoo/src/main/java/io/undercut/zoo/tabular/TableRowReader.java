package io.undercut.zoo.tabular;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.example.TablePart;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of a feature set of a table's rows. Not for two threads. */
public final class TableRowReader {
    private final TableEncoding encoding;
    private final TablePlaces places;
    private final List<EncodedColumn.Reader> readers = new ArrayList<>();
    private final int[] cells;
    private final int width;

    private TableRowReader(TableEncoding encoding, TablePlaces places) {
        this.encoding = encoding;
        this.places = places;
        this.cells = new int[encoding.columns().size()];
        int inputs = 0;
        for (int at = 0; at < cells.length; at++) {
            cells[at] = places.of(encoding.columns().get(at).column());
            readers.add(new EncodedColumn.Reader(encoding.columns().get(at)));
            inputs += readers.get(at).width();
        }
        this.width = inputs;
    }

    /**
     * Reads the table that the encoding is of.
     *
     * @param columns of the file
     */
    public static TableRowReader of(TableEncoding encoding, List<TableColumn> columns) {
        return new TableRowReader(encoding, TablePlaces.of(encoding.table(), columns));
    }

    /**
     * Reads another table, whose rows are to be predicted: it must have the columns that inputs come of, and may have the label.
     *
     * @param file the other's, for messages
     * @param columns of the other file
     */
    public static TableRowReader ofOther(TableEncoding encoding, String file, List<TableColumn> columns) {
        return new TableRowReader(encoding, TablePlaces.ofOther(encoding.table().of(file), columns));
    }

    /**
     * A row of the feature set.
     *
     * @param key its block and its number in the file
     * @param values inputs, then 1 or 0 of the label; NaN is unknown
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record TableRow(RowKey key, float[] values) {}

    /**
     * Makes a row.
     *
     * @param row cells in the order of the file's columns; null is unknown
     * @param number the row's in the file, from 1
     */
    public TableRow read(String[] row, long number) {
        double time = places.time(row, number);
        int block = places.isOther()
                ? TableDivision.BLOCKS - 1
                : encoding.division().block(time, places.identity(row));
        TablePart part = TableDivision.part(block);
        float[] values = new float[width + 1];
        int from = 0;
        for (int at = 0; at < cells.length; at++) {
            String cell = row[cells[at]];
            if (!readers.get(at).reads(cell)) {
                throw Fault.data(places.file() + ": column " + readers.get(at).column() + " is '" + cell + "' in row "
                        + number + "; must be " + readers.get(at).kinds()
                        + ", as in the rows that were learned from, or empty where unknown: mend the cell");
            }
            readers.get(at).read(cell, time, block, part, values, from);
            from += readers.get(at).width();
        }
        values[width] = label(row, number);
        return new TableRow(KeyColumns.TABLE_ROWS.key(TableDivision.group(block), Math.toIntExact(number)), values);
    }

    private float label(String[] row, long number) {
        String label = places.label(row);
        if (label == null) {
            return Float.NaN;
        }
        int place = encoding.classes().indexOf(label);
        if (place < 0) {
            throw Fault.data(places.file() + ": column " + encoding.table().label() + " is '" + label
                    + "' in row " + number + "; must be " + encoding.classes().get(0) + " or "
                    + encoding.classes().get(1) + ", or empty: mend the cell");
        }
        return place;
    }
}
