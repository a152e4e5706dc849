package io.undercut.stream.ingest.export;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.record.TableCells;
import io.undercut.zoo.tabular.TableColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * A CSV file of any columns, its header first. Where a record is not as long as the header nobody can say which cell is whose, so it is
 * refused, and the file with it.
 */
public final class CsvTable implements TableCells {
    private static final int LONGEST_RECORD = 1 << 20;
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Path path;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<TableColumn> columns;
    private long row;

    private CsvTable(Path path, CsvReader<CsvRecord> reader) {
        this.path = path;
        this.reader = reader;
        this.records = reader.iterator();
        CsvRecord header = record();
        if (header == null) {
            throw Fault.data(path.getPath() + " is empty; must be CSV with a header, or Parquet: copy it again");
        }
        this.columns = header.getFields().stream()
                .map(name -> TableColumn.of(name.strip()))
                .toList();
        columns.stream().filter(column -> column.name().isEmpty()).findFirst().ifPresent(nameless -> {
            throw Fault.data(path.getPath() + ": column " + (columns.indexOf(nameless) + 1)
                    + " has no name in the header; must have one: name it, or write the file without an index");
        });
    }

    /** Opens a file and reads its header; one without is a data fault. */
    public static CsvTable open(Path path) {
        try {
            return new CsvTable(
                    path,
                    CsvReader.builder()
                            .fieldSeparator(CsvSeparator.of(path))
                            .detectBomHeader(false)
                            .maxBufferSize(LONGEST_RECORD)
                            .allowExtraFields(true)
                            .allowMissingFields(true)
                            .ofCsvRecord(DecodedText.open(path)));
        } catch (IOException problem) {
            throw unreadable(path, problem);
        }
    }

    private static Fault unreadable(Path path, Exception problem) {
        return new Fault(
                FaultReason.NETWORK_TIMEOUT, "cannot read " + path.getPath() + ": " + problem.getMessage(), problem);
    }

    private CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException broken) {
            throw Fault.data(path.getPath() + ": row " + (row + 1) + " has no end within " + LONGEST_RECORD
                    + " characters; close its quote");
        } catch (UncheckedIOException problem) {
            throw unreadable(path, problem);
        }
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public String[] next() {
        CsvRecord record = record();
        if (record == null) {
            return null;
        }
        row++;
        if (record.getFieldCount() != columns.size()) {
            throw Fault.data(
                    "%s: row %d, line %d, has %d fields, the header %d; must have as many: quote cells with the separator in them, or mend the line"
                            .formatted(
                                    path.getPath(),
                                    row,
                                    record.getStartingLineNumber(),
                                    record.getFieldCount(),
                                    columns.size()));
        }
        String[] cells = new String[columns.size()];
        for (int at = 0; at < cells.length; at++) {
            String text = record.getField(at);
            if (text.indexOf(NOT_UTF_8) >= 0) {
                throw Fault.data(path.getPath() + ": column " + columns.get(at).name() + " is '" + text + "' in row "
                        + row + ", which is not UTF-8; convert the file, for instance with iconv -f latin1 -t utf-8");
            }
            cells[at] = Fields.isUnknown(text) ? null : text.strip();
        }
        return cells;
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException problem) {
            throw unreadable(path, problem);
        }
    }
}
