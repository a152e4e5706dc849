package io.undercut.stream.ingest.parquet;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.ColumnType;
import io.undercut.stream.table.Presence;
import io.undercut.stream.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a kind of Parquet file names a table's columns. */
enum TableNaming {
    /** The lake's own names. */
    LAKE,
    /** The public files' names; season and round stand for the race_id. */
    F1DATA;

    private static final List<String> RACE = List.of("season", "round");

    /** The kind as messages name it. */
    String word() {
        return this == LAKE ? "lake" : "f1data";
    }

    /** The file's name of a column. */
    String nameOf(ColumnSchema column) {
        return this == LAKE ? column.name() : column.source();
    }

    /**
     * The other of a column's two names, under which a file may have it too; empty where there is none. Of texts the two may be other
     * things: an event's id and its name.
     */
    Optional<String> otherNameOf(ColumnSchema column, TableSchema table) {
        String other = this == LAKE ? column.source() : column.name();
        boolean isAnothers = table.columns().stream().map(this::nameOf).anyMatch(other::equals);
        return column.type() == ColumnType.TEXT || isAnothers ? Optional.empty() : Optional.of(other);
    }

    /** What the file's values under the other name are multiplied by. */
    double otherScaleOf(ColumnSchema column) {
        return this == LAKE ? column.scale() : 1;
    }

    /** What the file's values of a column are multiplied by: the lake's own are in the lake's units. */
    double scaleOf(ColumnSchema column) {
        return this == LAKE ? 1 : column.scale();
    }

    /** Whether a file of this kind is expected to know the column. */
    boolean covers(ColumnSchema column) {
        return this == LAKE || !column.name().equals(TableSchema.RACE);
    }

    /** Whether every file of this kind must have the column. */
    boolean demands(ColumnSchema column) {
        return covers(column) && column.presence() != Presence.OPTIONAL;
    }

    /** Columns that the race is told by beside those of the table. */
    List<String> raceColumns() {
        return this == LAKE ? List.of() : RACE;
    }

    /** The demanded columns that a file lacks. */
    long misses(TableSchema table, Set<String> found) {
        return demanded(table).stream().filter(name -> !found.contains(name)).count();
    }

    /** How well a file's columns fit a table, 0 … 2: the share of what is demanded, and the share of all names that are common. */
    double likeness(TableSchema table, Set<String> found) {
        List<String> demanded = demanded(table);
        List<String> known = table.columns().stream().map(this::nameOf).toList();
        long common = known.stream().filter(found::contains).count();
        return 1
                - (double) misses(table, found) / demanded.size()
                + (double) common / (known.size() + found.size() - common);
    }

    private List<String> demanded(TableSchema table) {
        List<String> demanded = new ArrayList<>(raceColumns());
        table.columns().stream().filter(this::demands).map(this::nameOf).forEach(demanded::add);
        return demanded.stream().distinct().toList();
    }
}
