package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A file's schema, matched to a table.
 *
 * @param table the table
 * @param naming how the file names the columns
 * @param projection the file's columns that the table knows; the others, and those without any value, are not read
 * @param types what the values of those columns mean, by name
 * @param folders columns that the file lacks and its folders' names have
 */
record TableMatch(
        TableSchema table,
        TableNaming naming,
        MessageType projection,
        Map<String, StoredType> types,
        FolderColumns folders) {
    /** Below this a file is no table of ours: not even half of what is demanded, or hardly a name in common. */
    private static final double LEAST_LIKENESS = 0.6;

    private static final int NAMES_SHOWN = 8;

    /** Finds the table that a file's schema is most like, and matches it; empty where it is like none. */
    static Optional<TableMatch> find(Path path, ParquetMetadata footer) {
        MessageType file = footer.getFileMetaData().getSchema();
        Set<String> found = names(path, file);
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
        return best == null ? Optional.empty() : Optional.of(of(path, footer, best));
    }

    /** What a file is whose schema is like none. */
    static String strange(ParquetMetadata footer) {
        List<String> names = footer.getFileMetaData().getSchema().getFields().stream()
                .map(Type::getName)
                .toList();
        return "none of the lake's tables: its columns are "
                + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                + (names.size() > NAMES_SHOWN ? ", …" : "");
    }

    /** Matches a file's schema to a table; what is missing or mistyped is a data fault that names file, column, expected and found. */
    static TableMatch of(Path path, ParquetMetadata footer, TableSchema table) {
        MessageType file = footer.getFileMetaData().getSchema();
        Set<String> found = names(path, file);
        TableNaming naming = TableNaming.F1DATA.misses(table, found) < TableNaming.LAKE.misses(table, found)
                ? TableNaming.F1DATA
                : TableNaming.LAKE;
        Projection projection = new Projection(path, footer);
        List<String> problems = new ArrayList<>();
        for (ColumnSchema column : table.columns()) {
            String name = naming.nameOf(column);
            if (!naming.covers(column)) {
                continue;
            }
            if (found.contains(name)) {
                projection.add(column, name, problems);
                naming.otherNameOf(column, table)
                        .filter(file::containsField)
                        .ifPresent(other -> projection.add(column, other, problems));
            } else if (naming.demands(column)) {
                problems.add("column " + name + " (" + column.type().word() + ") is missing");
            }
        }
        race(table, naming, projection, problems);
        if (!problems.isEmpty()) {
            throw Fault.data(path + " is not a " + naming.word() + " " + table.name() + " file: "
                    + String.join("; ", problems) + "; export it again with these columns");
        }
        return new TableMatch(
                table,
                naming,
                new MessageType("row", projection.columns),
                Map.copyOf(projection.types),
                projection.folders);
    }

    // Where the table itself has no season and round, the file's still tell the race.
    private static void race(TableSchema table, TableNaming naming, Projection projection, List<String> problems) {
        ColumnSchema number = Tables.LAPS.column("season");
        for (String name : naming.raceColumns()) {
            if (table.has(name)) {
                continue;
            }
            if (projection.has(name)) {
                projection.add(number, name, problems);
            } else {
                problems.add("column " + name + " (integer) is missing");
            }
        }
    }

    /** Whether a column's value stands in a folder's name and nowhere in the file. */
    boolean isInFolder(String name) {
        return folders.names().contains(name);
    }

    /** What the values of a column mean. */
    StoredType type(String name) {
        return types.get(name);
    }

    private static Set<String> names(Path path, MessageType file) {
        Set<String> found = columns(file);
        found.addAll(FolderColumns.above(path, found).names());
        return found;
    }

    private static Set<String> columns(MessageType file) {
        Set<String> found = new HashSet<>();
        file.getFields().forEach(field -> found.add(field.getName()));
        return found;
    }

    private static final class Projection {
        private final Path path;
        private final ParquetMetadata footer;
        private final MessageType file;
        private final FolderColumns folders;
        private final Map<String, Long> durations;
        private final List<Type> columns = new ArrayList<>();
        private final Map<String, StoredType> types = new HashMap<>();

        Projection(Path path, ParquetMetadata footer) {
            this.path = path;
            this.footer = footer;
            this.file = footer.getFileMetaData().getSchema();
            this.folders = FolderColumns.above(path, columns(file));
            this.durations = DurationNotes.of(footer.getFileMetaData());
        }

        boolean has(String name) {
            return file.containsField(name) || folders.names().contains(name);
        }

        void add(ColumnSchema wanted, String name, List<String> problems) {
            if (!file.containsField(name)) {
                if (folders.of(wanted, name) == null) {
                    problems.add("column " + name + " must be " + wanted.type().word() + ", found "
                            + folders.values().get(name) + " in a folder's name");
                }
                return;
            }
            Type found = file.getType(name);
            StoredType type = StoredType.of(found, durations.getOrDefault(found.getName(), 0L));
            if (type.fits(wanted) || type.isText() && UnknownColumn.hasAny(path, footer, found, wanted)) {
                columns.add(found);
                types.put(found.getName(), type);
            } else if (!UnknownColumn.is(path, footer, found)) {
                problems.add("column " + found.getName() + " must be "
                        + wanted.type().word() + ", found " + type.word());
            }
        }
    }
}
