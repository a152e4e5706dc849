package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.lake.LakeFiles;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;

/**
 * What the numbers in an Ergast table mean, from the tables beside it. Names become the lake's ids ({@link SharedIds}), so that the same car
 * has the same key whoever tells of it. A row of them that cannot be read leaves its number unexplained.
 *
 * @param races races by raceId
 * @param drivers drivers by driverId
 * @param constructors constructors' references by constructorId
 * @param circuits circuits' ids by circuitId
 * @param statuses words by statusId
 * @param stops laps at whose end a car stopped, as raceId, driverId and lap, and the raceId of each
 * @param namesakes drivers who had laps in one race with another of the same code
 */
record ErgastBook(
        HashMap<Long, Race> races,
        HashMap<Long, Person> drivers,
        HashMap<Long, String> constructors,
        HashMap<Long, String> circuits,
        HashMap<Long, String> statuses,
        HashSet<String> stops,
        TreeSet<Long> namesakes)
        implements Serializable {
    private static final int CODE_LETTERS = 3;

    /**
     * A race.
     *
     * @param id season and round
     * @param event the event's name
     * @param circuit the circuit's id; null where it is unknown
     */
    record Race(RaceId id, String event, String circuit) implements Serializable {}

    /**
     * A driver.
     *
     * @param code three letters; of early drivers, who had none, those their name begins with
     * @param id first and last name
     * @param isOfficial whether the export has the code
     */
    record Person(String code, String id, boolean isOfficial) implements Serializable {}

    /** Reads the tables in a folder; those that are missing leave their numbers unexplained. */
    static ErgastBook beside(Path folder) {
        ErgastBook book = new ErgastBook(
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new TreeSet<>());
        ErgastFolder tables = ErgastFolder.of(folder);
        each(tables.drivers(), from -> book.drivers.put(number(from, "driverId"), person(from)));
        each(
                tables.constructors(),
                from -> book.constructors.put(number(from, "constructorId"), from.text("constructorRef")));
        each(
                tables.circuits(),
                from -> book.circuits.put(number(from, "circuitId"), SharedIds.ergastCircuit(from.text("circuitRef"))));
        each(tables.races(), from -> book.races.put(number(from, "raceId"), book.calendarRace(from)));
        each(tables.statuses(), from -> book.statuses.put(number(from, "statusId"), from.text("status")));
        each(
                tables.stops(),
                from -> book.stopped(number(from, "raceId"), number(from, "driverId"), number(from, "lap")));
        tables.laps().forEach(book::findNamesakes);
        return book;
    }

    /** Looks through a table of laps for drivers of one code in one race; their key is the id. */
    void findNamesakes(Path laps) {
        Map<String, Long> firsts = new HashMap<>();
        each(List.of(laps), from -> {
            long driverId = number(from, "driverId");
            Person person = drivers.get(driverId);
            if (person != null) {
                Long first = firsts.putIfAbsent(number(from, "raceId") + " " + person.code(), driverId);
                if (first != null && first != driverId) {
                    Person other = drivers.get(first);
                    // A code of the export's own stays with its driver.
                    if (!other.isOfficial() || person.isOfficial()) {
                        namesakes.add(first);
                    }
                    if (!person.isOfficial() || other.isOfficial()) {
                        namesakes.add(driverId);
                    }
                }
            }
        });
    }

    /** The races in a table of laps of which no stop is known. */
    TreeSet<RaceId> racesWithoutStops(Path laps) {
        TreeSet<RaceId> found = new TreeSet<>();
        each(laps, from -> {
            if (!stops.contains(race(number(from, "raceId")))) {
                found.add(race(from));
            }
        });
        return found;
    }

    /** The race of a record; a data fault where the calendar does not have it. */
    RaceId race(Fields from) {
        return calendar(from).id();
    }

    /** The race of a record with its event and circuit; a data fault where the calendar does not have it. */
    Race calendar(Fields from) {
        long raceId = number(from, "raceId");
        return known(races.get(raceId), "raceId", raceId, "races.csv");
    }

    /** The driver of a record; a data fault where the list of drivers does not have him. */
    Person driver(Fields from) {
        long driverId = number(from, "driverId");
        return known(drivers.get(driverId), "driverId", driverId, "drivers.csv");
    }

    /** What tells a record's driver from all others of its race: the code, or the id where the code does not. */
    String key(Fields from) {
        Person driver = driver(from);
        return namesakes.contains(number(from, "driverId")) ? driver.id() : driver.code();
    }

    /** The constructor of a record, or null. */
    String constructor(Fields from) {
        return SharedIds.constructor(
                constructors.get(number(from, "constructorId")), race(from).season());
    }

    /** Whether the car stopped at the end of a lap; null where no stop of the whole race is known: then nobody noted them. */
    Boolean stopped(Fields from, long lap) {
        if (!stops.contains(race(number(from, "raceId")))) {
            return null;
        }
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

    /** A calendar row's race with its event and circuit. */
    Race calendarRace(Fields from) {
        Object circuit = FieldKind.WHOLE.of(from, "circuitId");
        return new Race(raceOf(from), from.text("name"), circuits.get((Long) circuit));
    }

    /** A calendar row's race. */
    static RaceId raceOf(Fields from) {
        return new RaceId(Math.toIntExact(number(from, "year")), Math.toIntExact(number(from, "round")));
    }

    /** A name as an id is written, without asking whether the lake's is another. */
    static String id(String name) {
        return SharedIds.slug(name);
    }

    private static Person person(Fields from) {
        String surname = from.text("surname");
        String id = SharedIds.driver(Stream.of(from.text("forename"), surname)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
        String code = SpelledValue.code(from.text("code"));
        if (code != null) {
            return new Person(code, id, true);
        }
        String letters =
                surname == null ? "" : SharedIds.slug(surname).replace("-", "").toUpperCase(Locale.ROOT);
        letters = letters.substring(0, Math.min(CODE_LETTERS, letters.length()));
        // Read from a table of text, NAN is nobody.
        return new Person(Fields.isUnknown(letters) ? id : letters, id, false);
    }

    private void stopped(long race, long driver, long lap) {
        stops.add(stop(race, driver, lap));
        stops.add(race(race));
    }

    private static String race(long race) {
        return Long.toString(race);
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

    private static void each(List<Path> files, Consumer<Fields> entry) {
        files.forEach(file -> each(file, entry));
    }

    private static void each(Path file, Consumer<Fields> entry) {
        if (!LakeFiles.exists(file)) {
            return;
        }
        try (CsvFile records = CsvFile.open(file)) {
            while (records.advance()) {
                try {
                    entry.accept(records.fields());
                } catch (Fault unreadable) {
                    // What it would have explained is rejected where it is needed, with the number.
                    continue;
                }
            }
        }
    }
}
