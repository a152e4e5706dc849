package io.undercut.stream.record;

import io.undercut.zoo.tabular.TableColumn;
import java.io.Closeable;
import java.util.List;

/** A file of any table, open for reading row by row as text. */
public interface TableCells extends Closeable {
    /** Its columns, in the order of the cells. */
    List<TableColumn> columns();

    /** The next row's cells, null where unknown; null after the last. A data fault, which names the file, where it is broken. */
    String[] next();

    /** The row's number, from 1. */
    long row();

    @Override
    void close();
}
