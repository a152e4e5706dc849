package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.COMPOUND;
import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.INSTANT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What else is known of one OpenF1 session, from the answers about it: who has which number, when laps began and ended, what was fitted, who
 * came in, what race control said. What an earlier record knows a later one neither takes away nor changes.
 */
final class OpenF1Session implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Set<OpenF1Answer> TAKEN = EnumSet.of(
            OpenF1Answer.DRIVERS,
            OpenF1Answer.LAPS,
            OpenF1Answer.STINTS,
            OpenF1Answer.PIT,
            OpenF1Answer.RACE_CONTROL,
            OpenF1Answer.STARTING_GRID,
            OpenF1Answer.SESSIONS);

    private final HashMap<Long, Driver> drivers = new HashMap<>();
    private final OpenF1Laps laps = new OpenF1Laps();
    private final HashMap<Long, ArrayList<OpenF1Stints.Told>> told = new HashMap<>();
    private final HashMap<Long, OpenF1Stints> stints = new HashMap<>();
    private final HashMap<Long, TreeSet<Long>> stops = new HashMap<>();
    private final HashMap<Long, TreeSet<Long>> cameIn = new HashMap<>();
    private final HashMap<Long, Long> grid = new HashMap<>();
    private final OpenF1Status status = new OpenF1Status();
    private final MergedRecords records = new MergedRecords();
    private final HashSet<String> shared = new HashSet<>();
    private final ArrayList<String> names = new ArrayList<>();
    private final ArrayList<Long> beginnings = new ArrayList<>();

    /**
     * A driver.
     *
     * @param code three letters
     * @param id first and last name
     * @param team in the feed's spelling
     */
    record Driver(String code, String id, String team) implements Serializable {
        static Driver of(Fields from) {
            return new Driver(
                    from.text("name_acronym"), SharedIds.driver(from.text("full_name")), from.text("team_name"));
        }

        Driver with(Driver later) {
            return new Driver(
                    code == null ? later.code : code, id == null ? later.id : id, team == null ? later.team : team);
        }
    }

    /** Whether an answer tells what others need. */
    static boolean takes(OpenF1Answer answer) {
        return TAKEN.contains(answer);
    }

    /** Notes a record of an answer; a data fault where it is wrong. */
    void add(OpenF1Answer answer, Fields from) {
        boolean isKeyed = answer == OpenF1Answer.LAPS || answer == OpenF1Answer.PIT;
        if (isKeyed && !records.add(key(answer, from), from)) {
            // The import keeps what was read first, and so do those that are joined to it.
            return;
        }
        switch (answer) {
            case DRIVERS -> drivers.merge(car(from), Driver.of(from), Driver::with);
            case LAPS -> addLap(from);
            case STINTS ->
                told.computeIfAbsent(car(from), key -> new ArrayList<>()).add(stint(from));
            case PIT -> stops.computeIfAbsent(car(from), key -> new TreeSet<>()).add(lap(from));
            case RACE_CONTROL -> status.add(message(from));
            case STARTING_GRID -> grid.putIfAbsent(car(from), ErgastBook.number(from, "position"));
            case SESSIONS -> {
                String told = from.first("session_name", "session_type");
                // A sprint is of type Race too.
                boolean isOpen = from.text("session_name") == null && "Race".equalsIgnoreCase(told);
                if (told != null && !isOpen) {
                    names.add(told);
                }
                Object start = INSTANT.of(from, "date_start");
                if (start != null) {
                    beginnings.add((Long) start);
                }
            }
            default -> {}
        }
    }

    /** A record with what others of its answer, car and lap know. */
    Fields merged(OpenF1Answer answer, Fields from) {
        return records.merged(key(answer, from), from);
    }

    /** Ends the notes. */
    void settle() {
        laps.settle();
        stops.forEach((car, ends) ->
                cameIn.computeIfAbsent(car, key -> new TreeSet<>()).addAll(ends));
        laps.outLaps()
                .forEach((car, out) -> out.forEach(lap ->
                        cameIn.computeIfAbsent(car, key -> new TreeSet<>()).add(lap - 1)));
        told.forEach(
                (car, records) -> stints.put(car, OpenF1Stints.of(records, cameIn.getOrDefault(car, new TreeSet<>()))));
        status.settle(laps);
        HashSet<String> codes = new HashSet<>();
        drivers.values().stream()
                .map(Driver::code)
                .filter(code -> code != null && !codes.add(code))
                .forEach(shared::add);
    }

    /** A car's driver, or null. */
    Driver driver(long car) {
        return drivers.get(car);
    }

    /** Codes that more than one car of this session has. */
    HashSet<String> shared() {
        return shared;
    }

    /** All drivers by number. */
    HashMap<Long, Driver> drivers() {
        return drivers;
    }

    /** The session's name, {@code Race}, or null. */
    String name() {
        return names.isEmpty() ? null : names.get(names.size() - 1);
    }

    /** A car's place on the grid, or null. */
    Long gridPlace(long car) {
        return grid.get(car);
    }

    /** Places on the grid by car. */
    HashMap<Long, Long> grid() {
        return grid;
    }

    /** Laps in time. */
    OpenF1Laps laps() {
        return laps;
    }

    /** The track's status. */
    OpenF1Status status() {
        return status;
    }

    /** The stint of a car's lap, or null. */
    OpenF1Stints.Stint stint(long car, long lap) {
        OpenF1Stints all = stints.get(car);
        return all == null ? null : all.on(lap);
    }

    /** Whether a car came in at the end of a lap: pit.json says so, or the next lap began in the pits. */
    boolean cameIn(long car, long lap) {
        TreeSet<Long> ends = cameIn.get(car);
        return ends != null && ends.contains(lap);
    }

    /** Which of a car's stops one at the end of a lap is, from 1. */
    long stopNumber(long car, long lap) {
        return stops.get(car).headSet(lap, true).size();
    }

    /** When the session began, ms since 1970, or null. */
    Long begun() {
        return beginnings.isEmpty() ? laps.begun() : beginnings.get(beginnings.size() - 1);
    }

    /** A message of race control; a data fault where it has no date. */
    static OpenF1Message message(Fields from) {
        return OpenF1Message.of(OpenF1.time(from), from.text("message"), from.text("flag"), from.text("scope"), (Long)
                WHOLE.of(from, "sector"));
    }

    private static String key(OpenF1Answer answer, Fields from) {
        return answer + " " + car(from) + " " + lap(from);
    }

    private void addLap(Fields from) {
        laps.add(
                car(from),
                lap(from),
                (Long) INSTANT.of(from, "date_start"),
                OpenF1.millis(from, "lap_duration"),
                Boolean.TRUE.equals(FLAG.of(from, "is_pit_out_lap")));
    }

    private static OpenF1Stints.Told stint(Fields from) {
        return new OpenF1Stints.Told(
                (Long) WHOLE.of(from, "stint_number"),
                (Long) WHOLE.of(from, "lap_start"),
                (Long) WHOLE.of(from, "lap_end"),
                (String) COMPOUND.of(from, "compound"),
                (Long) WHOLE.of(from, "tyre_age_at_start"));
    }

    private static long car(Fields from) {
        return ErgastBook.number(from, "driver_number");
    }

    private static long lap(Fields from) {
        return ErgastBook.number(from, "lap_number");
    }
}
