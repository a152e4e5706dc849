package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.COMPOUND;
import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.INSTANT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.core.fs.Path;

/**
 * What else is known of an OpenF1 session, from the answers in the same folder: who has which number, when laps began, what was fitted,
 * who stopped.
 *
 * @param drivers by number
 * @param lapStarts each driver's laps by the time they began, ms since 1970
 * @param outLaps each driver's laps that began in the pits
 * @param stints each driver's stints by first lap
 * @param stops each driver's laps at whose end it stopped
 * @param names each session's name by its key
 * @param grid each driver's place on the grid
 * @param begun when the session began, ms since 1970; null where nothing tells
 */
record OpenF1Session(
        HashMap<Long, Driver> drivers,
        HashMap<Long, TreeMap<Long, Long>> lapStarts,
        HashMap<Long, TreeSet<Long>> outLaps,
        HashMap<Long, TreeMap<Long, Stint>> stints,
        HashMap<Long, TreeSet<Long>> stops,
        HashMap<Long, String> names,
        HashMap<Long, Long> grid,
        Long begun)
        implements Serializable {
    /**
     * A driver.
     *
     * @param code three letters
     * @param id first and last name
     * @param team in the feed's spelling
     */
    record Driver(String code, String id, String team) implements Serializable {}

    /**
     * A stint.
     *
     * @param number from 1
     * @param firstLap first lap
     * @param lastLap last lap, or null while it goes on
     * @param compound compound, or null
     * @param ageAtStart laps on the set before the stint, or null
     */
    record Stint(Long number, long firstLap, Long lastLap, String compound, Long ageAtStart) implements Serializable {}

    /** Reads the answers in a folder; those that are missing leave their part unknown. */
    static OpenF1Session beside(Path folder) {
        HashMap<Long, Driver> drivers = new HashMap<>();
        HashMap<Long, TreeMap<Long, Long>> lapStarts = new HashMap<>();
        HashMap<Long, TreeSet<Long>> outLaps = new HashMap<>();
        HashMap<Long, TreeMap<Long, Stint>> stints = new HashMap<>();
        HashMap<Long, TreeSet<Long>> stops = new HashMap<>();
        HashMap<Long, String> names = new HashMap<>();
        HashMap<Long, Long> grid = new HashMap<>();
        List<Long> begun = new ArrayList<>();
        each(folder, "drivers.json", from -> drivers.put(number(from), driver(from)));
        each(folder, "laps.json", from -> {
            long lap = ErgastBook.number(from, "lap_number");
            Object start = INSTANT.of(from, "date_start");
            if (start != null) {
                lapStarts.computeIfAbsent(number(from), key -> new TreeMap<>()).put((Long) start, lap);
            }
            if (Boolean.TRUE.equals(FLAG.of(from, "is_pit_out_lap")) && lap > 1) {
                outLaps.computeIfAbsent(number(from), key -> new TreeSet<>()).add(lap);
            }
        });
        each(folder, "stints.json", from -> {
            Stint stint = stint(from);
            stints.computeIfAbsent(number(from), key -> new TreeMap<>()).put(stint.firstLap(), stint);
        });
        each(
                folder,
                "pit.json",
                from -> stops.computeIfAbsent(number(from), key -> new TreeSet<>())
                        .add(ErgastBook.number(from, "lap_number")));
        each(folder, "sessions.json", from -> {
            names.put(ErgastBook.number(from, "session_key"), from.text("session_name"));
            begun.add((Long) INSTANT.of(from, "date_start"));
        });
        each(folder, "starting_grid.json", from -> grid.put(number(from), ErgastBook.number(from, "position")));
        return new OpenF1Session(
                drivers,
                lapStarts,
                outLaps,
                stints,
                stops,
                names,
                grid,
                begun.size() == 1 ? begun.get(0) : earliest(lapStarts));
    }

    /** A record's driver; a data fault where the list of drivers does not have him. */
    Driver driverOf(Fields from) {
        Driver driver = drivers.get(number(from));
        if (driver == null) {
            throw Fault.data("driver_number is " + number(from)
                    + ", which drivers.json does not have; put the session's drivers.json beside this file");
        }
        return driver;
    }

    /** The name of a record's session, {@code Race}; a data fault where nothing tells it. */
    String nameOf(Fields from) {
        String name = names.get(ErgastBook.number(from, "session_key"));
        if (name == null) {
            throw Fault.data("session_key is " + from.text("session_key")
                    + ", which sessions.json does not have; put the session's sessions.json beside this file");
        }
        return name;
    }

    /** The driver's place in starting_grid.json, or null. */
    Long gridPlace(Fields from) {
        return grid.get(number(from));
    }

    /** The lap that a driver was on at a time, with when it began; a data fault before the first. */
    Map.Entry<Long, Long> lapAt(Fields from, long time) {
        TreeMap<Long, Long> laps = lapStarts.get(number(from));
        Map.Entry<Long, Long> lap = laps == null ? null : laps.floorEntry(time);
        if (lap == null) {
            throw Fault.data(
                    "date is " + from.text("date") + ", before the first lap of car " + number(from)
                            + " in laps.json; put the session's laps.json beside this file, and leave out what was before the start");
        }
        return lap;
    }

    /** The stint of a driver's lap, or null. */
    Stint stintOf(Fields from, long lap) {
        TreeMap<Long, Stint> all = stints.get(number(from));
        Map.Entry<Long, Stint> stint = all == null ? null : all.floorEntry(lap);
        boolean over = stint == null
                || stint.getValue().lastLap() != null && stint.getValue().lastLap() < lap;
        return over ? null : stint.getValue();
    }

    /** Whether a driver came in at the end of a lap: pit.json says so, or the next lap began in the pits. */
    boolean cameIn(Fields from, long lap) {
        TreeSet<Long> known = stops.get(number(from));
        TreeSet<Long> out = outLaps.get(number(from));
        return known != null && known.contains(lap) || out != null && out.contains(lap + 1);
    }

    /** Which of the driver's stops one at the end of a lap is, from 1. */
    long stopNumber(Fields from, long lap) {
        return stops.get(number(from)).headSet(lap, true).size();
    }

    /** A time on the session's clock, ms. */
    Long sinceBegun(Object time) {
        return time == null || begun == null ? null : (Long) ((Long) time - begun);
    }

    /** A record's date on the session's clock, ms; a data fault where nothing tells when the session began. */
    Long clock(Fields from) {
        if (begun == null) {
            throw Fault.data(
                    "date is " + from.text("date")
                            + ", and nothing tells when the session began; put its sessions.json or laps.json beside this file");
        }
        return sinceBegun(INSTANT.of(from, "date"));
    }

    private static long number(Fields from) {
        return ErgastBook.number(from, "driver_number");
    }

    private static Driver driver(Fields from) {
        String name = from.text("full_name");
        return new Driver(from.text("name_acronym"), ErgastBook.id(name), from.text("team_name"));
    }

    private static Stint stint(Fields from) {
        return new Stint(
                (Long) WHOLE.of(from, "stint_number"),
                ErgastBook.number(from, "lap_start"),
                (Long) WHOLE.of(from, "lap_end"),
                (String) COMPOUND.of(from, "compound"),
                (Long) WHOLE.of(from, "tyre_age_at_start"));
    }

    private static Long earliest(HashMap<Long, TreeMap<Long, Long>> lapStarts) {
        return lapStarts.values().stream()
                .map(TreeMap::firstKey)
                .min(Long::compare)
                .orElse(null);
    }

    private static void each(Path folder, String name, Consumer<Fields> entry) {
        Path file = new Path(folder, name);
        if (!LakeFiles.exists(file)) {
            return;
        }
        try (JsonFile records = JsonFile.open(file)) {
            while (records.advance()) {
                try {
                    entry.accept(records.fields());
                } catch (Fault wrong) {
                    // As a row of its own table it is set aside there; here it only leaves something unknown.
                    continue;
                }
            }
        }
    }
}
