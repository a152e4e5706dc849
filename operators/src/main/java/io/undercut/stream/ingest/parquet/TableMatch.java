package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.ColumnSchema;
import io.undercut.stream.lake.TableSchema;
import io.undercut.stream.lake.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A file's schema, matched to a table.
 *
 * @param table the table
 * @param naming how the file names the columns
 * @param projection the file's columns that the table knows; the others are not read
 */
record TableMatch(TableSchema table, TableNaming naming, MessageType projection) {
    /** Below this a file is no table of ours: not even half of what is demanded, or hardly a name in common. */
    private static final double LEAST_LIKENESS = 0.6;

    private static final int NAMES_SHOWN = 8;

    /** Finds the table that a file's schema is most like, and matches it. */
    static TableMatch recognise(Path path, MessageType file) {
        Set<String> found = names(file);
        TableSchema best = null;
        double likeness = LEAST_LIKENESS;
        for (TableSchema table : Tables.ALL) {
            for (TableNaming naming : TableNaming.values()) {
                if (naming.likeness(table, found) > likeness) {
                    likeness = naming.likeness(table, found);
                    best = table;
                }
            }
        }
        if (best == null) {
            List<String> names = file.getFields().stream().map(Type::getName).toList();
            throw Fault.data(path + " is none of the lake's tables: its columns are "
                    + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                    + (names.size() > NAMES_SHOWN ? ", …" : "") + "; leave it out, or name its columns as f1data does");
        }
        return of(path, file, best);
    }

    /** Matches a file's schema to a table; what is missing or mistyped is a data fault that names file, column, expected and found. */
    static TableMatch of(Path path, MessageType file, TableSchema table) {
        Set<String> found = names(file);
        TableNaming naming = TableNaming.F1DATA.misses(table, found) < TableNaming.LAKE.misses(table, found)
                ? TableNaming.F1DATA
                : TableNaming.LAKE;
        List<Type> projection = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ColumnSchema column : table.columns()) {
            String name = naming.nameOf(column);
            if (!naming.covers(column)) {
                continue;
            }
            if (found.contains(name)) {
                Type type = file.getType(name);
                if (StoredType.fits(column, type)) {
                    projection.add(type);
                } else {
                    problems.add(
                            "column " + name + " must be " + column.type().word() + ", found " + StoredType.word(type));
                }
            } else if (naming.demands(column)) {
                problems.add("column " + name + " (" + column.type().word() + ") is missing");
            }
        }
        race(file, table, naming, projection, problems);
        if (!problems.isEmpty()) {
            throw Fault.data(path + " is not a " + naming.word() + " " + table.name() + " file: "
                    + String.join("; ", problems) + "; export it again with these columns");
        }
        return new TableMatch(table, naming, new MessageType(file.getName(), projection));
    }

    // Where the table itself has no season and round, the file's still tell the race.
    private static void race(
            MessageType file, TableSchema table, TableNaming naming, List<Type> projection, List<String> problems) {
        ColumnSchema number = Tables.LAPS.column("season");
        for (String name : naming.raceColumns()) {
            if (table.has(name)) {
                continue;
            }
            if (!file.containsField(name)) {
                problems.add("column " + name + " (integer) is missing");
            } else if (StoredType.fits(number, file.getType(name))) {
                projection.add(file.getType(name));
            } else {
                problems.add("column " + name + " must be integer, found " + StoredType.word(file.getType(name)));
            }
        }
    }

    private static Set<String> names(MessageType file) {
        Set<String> found = new HashSet<>();
        file.getFields().forEach(field -> found.add(field.getName()));
        return found;
    }
}
