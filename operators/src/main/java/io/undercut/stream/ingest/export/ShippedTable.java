package io.undercut.stream.ingest.export;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A small table of facts that comes with the program: lines of comma-separated fields, below comments and a header. */
final class ShippedTable {
    private ShippedTable() {}

    /** The lines of a table beside this class, each as its fields. */
    static List<String[]> lines(String name) {
        try (InputStream stream = ShippedTable.class.getResourceAsStream(name);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return records.stream()
                    .skip(1)
                    .map(record -> record.getFields().toArray(String[]::new))
                    .toList();
        } catch (IOException problem) {
            throw Fault.defect("the shipped table " + name + " cannot be read", problem);
        }
    }
}
