package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.lake.LakeFiles;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.flink.core.fs.Path;

/**
 * What the numbers in an Ergast table mean, from the tables beside it. Names become those of f1data, so that the same car has the same key
 * whoever tells of it.
 *
 * @param races races by raceId
 * @param drivers drivers by driverId
 * @param constructors constructors' names by constructorId
 * @param circuits circuits' names by circuitId
 * @param statuses words by statusId
 * @param stops laps at whose end a car stopped, as raceId, driverId and lap
 */
record ErgastBook(
        HashMap<Long, RaceId> races,
        HashMap<Long, Person> drivers,
        HashMap<Long, String> constructors,
        HashMap<Long, String> circuits,
        HashMap<Long, String> statuses,
        HashSet<String> stops)
        implements Serializable {
    private static final int CODE_LETTERS = 3;

    /**
     * A driver.
     *
     * @param code three letters
     * @param id first and last name
     */
    record Person(String code, String id) implements Serializable {}

    /** Reads the tables in a folder; those that are missing leave their numbers unexplained. */
    static ErgastBook beside(Path folder) {
        ErgastBook book = new ErgastBook(
                new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        each(folder, "races.csv", from -> book.races.put(number(from, "raceId"), race(from)));
        each(folder, "drivers.csv", from -> book.drivers.put(number(from, "driverId"), person(from)));
        each(
                folder,
                "constructors.csv",
                from -> book.constructors.put(number(from, "constructorId"), id(from.text("constructorRef"))));
        each(folder, "circuits.csv", from -> book.circuits.put(number(from, "circuitId"), id(from.text("circuitRef"))));
        each(folder, "status.csv", from -> book.statuses.put(number(from, "statusId"), from.text("status")));
        each(
                folder,
                "pit_stops.csv",
                from -> book.stops.add(stop(number(from, "raceId"), number(from, "driverId"), number(from, "lap"))));
        return book;
    }

    /** The race of a record; a data fault where the calendar does not have it. */
    RaceId race(long raceId) {
        return known(races.get(raceId), "raceId", raceId, "races.csv");
    }

    /** The driver of a record; a data fault where the list of drivers does not have him. */
    Person driver(Fields from) {
        long driverId = number(from, "driverId");
        return known(drivers.get(driverId), "driverId", driverId, "drivers.csv");
    }

    /** The constructor of a record, or null. */
    String constructor(Fields from) {
        return constructors.get(number(from, "constructorId"));
    }

    /** Whether the car stopped at the end of a lap. */
    boolean stopped(Fields from, long lap) {
        return stops.contains(stop(number(from, "raceId"), number(from, "driverId"), lap));
    }

    /** A field that must be a whole number. */
    static long number(Fields from, String field) {
        Object value = FieldKind.WHOLE.of(from, field);
        if (value == null) {
            throw Fault.data(field + " is null; must have a value");
        }
        return (Long) value;
    }

    /** A calendar row's race. */
    static RaceId race(Fields from) {
        return new RaceId(Math.toIntExact(number(from, "year")), Math.toIntExact(number(from, "round")));
    }

    /** First and last name as f1data writes them: lower case, no accents, hyphens. */
    static String id(String name) {
        return name == null
                ? null
                : Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
    }

    private static Person person(Fields from) {
        String surname = from.text("surname");
        String code = from.text("code");
        String letters = id(surname).replace("-", "").toUpperCase(Locale.ROOT);
        return new Person(
                code == null ? letters.substring(0, Math.min(CODE_LETTERS, letters.length())) : code,
                id(from.text("forename") + " " + surname));
    }

    private static String stop(long race, long driver, long lap) {
        return race + " " + driver + " " + lap;
    }

    private static <V> V known(V value, String field, long number, String file) {
        if (value == null) {
            throw Fault.data(
                    field + " is " + number + ", which " + file + " does not have; put the whole export in one folder");
        }
        return value;
    }

    private static void each(Path folder, String name, Consumer<Fields> entry) {
        Path file = new Path(folder, name);
        if (!LakeFiles.exists(file)) {
            return;
        }
        try (CsvFile records = CsvFile.open(file)) {
            while (records.advance()) {
                try {
                    entry.accept(records.fields());
                } catch (Fault wrong) {
                    throw Fault.data(file + ", row " + records.row() + ": " + wrong.getMessage());
                }
            }
        }
    }
}
