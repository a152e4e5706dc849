package io.undercut.stream.ingest.files;

import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;

/** Reads what an import would read, without a Flink. */
final class ReadFiles {
    private ReadFiles() {}

    /** The rows of files by table, each without what it does not know. */
    static Map<String, List<Map<String, Object>>> rows(Path... paths) {
        return rows(arrivals(paths));
    }

    /** The rows among arrivals by table, each without what it does not know. */
    static Map<String, List<Map<String, Object>>> rows(List<ArrivedRow> all) {
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        for (ArrivedRow arrived : all) {
            TableSchema table = Tables.ALL.get(arrived.table());
            if (arrived.problem() == null) {
                Map<String, Object> row =
                        new LinkedHashMap<>(table.named(new RowCodec(table).decode(arrived.values())));
                row.values().removeIf(value -> value == null);
                tables.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(row);
            }
        }
        return tables;
    }

    /** What is wrong with the records of files, with the record's number. */
    static List<String> problems(Path... paths) {
        return arrivals(paths).stream()
                .filter(arrived -> arrived.problem() != null)
                .map(arrived -> arrived.row() + ": " + arrived.problem())
                .toList();
    }

    /** The records of files. */
    static List<ArrivedRow> arrivals(Path... paths) {
        List<String> names = new ArrayList<>();
        for (Path path : paths) {
            names.add(path.toString());
        }
        List<ArrivedRow> found = new ArrayList<>();
        ImportFiles files = ImportFiles.under(names, ExportFormat.AUTO);
        for (ImportFile file : files.files()) {
            try (RecordReader<ArrivedRow> reader = shipped(file)
                    .source()
                    .open(
                            new org.apache.flink.core.fs.Path(file.path()),
                            files.paths().indexOf(file.path()))) {
                for (ArrivedRow arrived = reader.next(); arrived != null; arrived = reader.next()) {
                    found.add(arrived);
                }
                // Flink asks once more after the end.
                if (reader.next() != null) {
                    throw new AssertionError(file.path() + " has a record after its last");
                }
            }
        }
        return found;
    }

    // As Flink does on the way to a TaskManager.
    private static ImportFile shipped(ImportFile file) {
        try {
            return InstantiationUtil.clone(file);
        } catch (java.io.IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
