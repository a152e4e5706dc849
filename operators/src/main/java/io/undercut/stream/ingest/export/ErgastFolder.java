package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Ergast's tables in a folder, known by their columns: their names changed over the years, {@code pitStops.csv} and {@code pit_stops.csv}.
 * Of more than one of a kind the one that is named as Ergast names it now comes last and counts.
 *
 * @param tables the folder's CSV files
 */
record ErgastFolder(List<Table> tables) {
    private static final String RACE = "raceId";

    /** A file and its columns. */
    record Table(Path file, List<String> columns) {}

    /** Looks through a folder. */
    static ErgastFolder of(Path folder) {
        List<Table> tables = new ArrayList<>();
        for (FileStatus file : LakeFiles.list(folder)) {
            String name = file.getPath().getName();
            if (!file.isDir() && name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                table(file.getPath(), tables);
            }
        }
        return new ErgastFolder(tables);
    }

    private static void table(Path file, List<Table> tables) {
        try (CsvFile records = CsvFile.open(file)) {
            tables.add(
                    new Table(file, records.names().stream().map(String::strip).toList()));
        } catch (Fault unreadable) {
            // An import that asks for it as a table says so.
            return;
        }
    }

    List<Path> drivers() {
        return explaining("drivers.csv", "driverId", "forename", "surname");
    }

    List<Path> constructors() {
        return explaining("constructors.csv", "constructorId", "constructorRef");
    }

    List<Path> circuits() {
        return explaining("circuits.csv", "circuitId", "circuitRef");
    }

    List<Path> statuses() {
        return explaining("status.csv", "statusId", "status");
    }

    List<Path> races() {
        return of("races.csv", columns -> columns.containsAll(List.of(RACE, "year", "round")));
    }

    List<Path> stops() {
        return ofRace("pit_stops.csv", columns -> columns.containsAll(List.of(RACE, "driverId", "stop", "lap")));
    }

    List<Path> laps() {
        return ofRace("lap_times.csv", columns -> columns.containsAll(Ergast.Kind.LAPS.names()));
    }

    // A table that has races too is about them.
    private List<Path> explaining(String name, String... needed) {
        return of(name, columns -> columns.containsAll(List.of(needed)) && !columns.contains(RACE));
    }

    private List<Path> ofRace(String name, Predicate<List<String>> isOne) {
        return of(name, isOne).stream().filter(file -> !Exports.isSprint(file)).toList();
    }

    private List<Path> of(String name, Predicate<List<String>> isOne) {
        return tables.stream()
                .filter(table -> isOne.test(table.columns()))
                .map(Table::file)
                .sorted(Comparator.comparing((Path file) -> file.getName().equals(name))
                        .thenComparing(Path::getName))
                .toList();
    }
}
