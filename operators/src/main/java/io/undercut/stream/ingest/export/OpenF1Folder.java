package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.INSTANT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.lake.LakeFiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/** The answers of OpenF1 that lie in one folder, by session. Which answer a file has is told by its fields; its name may be any. */
final class OpenF1Folder implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Of records that tell no session. */
    private static final long NONE = -1;

    private final TreeMap<Long, OpenF1Session> sessions = new TreeMap<>();
    private final HashMap<Long, OpenF1Session.Driver> drivers = new HashMap<>();
    private final HashMap<Long, Long> grid = new HashMap<>();
    private final HashSet<Long> disputed = new HashSet<>();
    private final HashSet<String> shared = new HashSet<>();
    private final HashMap<Long, RaceId> races = new HashMap<>();
    private final transient List<Runnable> keyless = new ArrayList<>();

    private OpenF1Folder() {}

    /** Reads the answers in a folder; those that are missing leave their part unknown. */
    static OpenF1Folder of(Path folder, SeasonCalendar calendar) {
        OpenF1Folder read = new OpenF1Folder();
        for (FileStatus entry : LakeFiles.list(folder)) {
            if (!entry.isDir() && JsonFile.isNamed(entry.getPath().getName())) {
                // A pipe tells nothing and never ends; what cannot be read in another way only leaves something
                // unknown.
                LakeFiles.requireEnd(entry.getPath());
                read.read(entry.getPath(), calendar);
            }
        }
        read.settle();
        return read;
    }

    /** The session that a record is of. */
    OpenF1Session session(Fields from) {
        return sessions.getOrDefault(key(from), new OpenF1Session());
    }

    /** A record's driver; a data fault where the list of drivers does not have him. */
    OpenF1Session.Driver driver(Fields from) {
        long car = ErgastBook.number(from, "driver_number");
        OpenF1Session.Driver driver = session(from).driver(car);
        if (driver == null && !disputed.contains(car)) {
            driver = drivers.get(car);
        }
        if (driver == null) {
            throw Fault.data("driver_number is " + car
                    + ", which drivers.json does not have; put the session's drivers.json beside this file");
        }
        return driver;
    }

    /**
     * What tells a record's car from all others of its session: the driver's code; with the car's number where two have one code, as from
     * FastF1; the driver's id where he has none.
     */
    String car(Fields from) {
        OpenF1Session.Driver driver = driver(from);
        String code = driver.code();
        if (code == null) {
            return driver.id();
        }
        long car = ErgastBook.number(from, "driver_number");
        OpenF1Session own = session(from);
        boolean isShared =
                own.driver(car) == null ? shared.contains(code) : own.shared().contains(code);
        return isShared ? code + "-" + car : code;
    }

    /** A car's place on the grid, which the feed files under the qualifying that made it; or null. */
    Long gridPlace(Fields from) {
        long car = ErgastBook.number(from, "driver_number");
        Long own = session(from).gridPlace(car);
        return own != null ? own : grid.get(car);
    }

    /** The name of a record's session, {@code Race}; a data fault where nothing tells it. */
    String name(Fields from, OpenF1Place place) {
        return told(from)
                .or(() -> Optional.ofNullable(place.session()))
                .orElseThrow(() -> Fault.data("session_key is " + from.text("session_key")
                        + ", which sessions.json does not have; put the session's sessions.json beside this file"));
    }

    /** Why a record is not of the race; empty where it is, or nothing says that it is not. */
    Optional<String> strange(Fields from, OpenF1Place place) {
        Optional<String> name = told(from).or(() -> Optional.ofNullable(place.session()));
        if (name.isPresent()) {
            return name.get().equalsIgnoreCase("Race")
                    ? Optional.empty()
                    : Optional.of("the record is of a session '" + name.get()
                            + "'; must be of the race: what is of another session never becomes a row of the race");
        }
        String key = "session_key is " + from.text("session_key");
        if (sessions.values().stream().anyMatch(session -> session.name() != null)) {
            return Optional.of(key + ", which sessions.json does not have; must be of the race: put the session's"
                    + " sessions.json beside this file");
        }
        RaceId race = races.get(key(from));
        boolean isOneOfTwo = race != null
                && races.keySet().stream()
                                .filter(other -> mayBe(other, race, place))
                                .count()
                        > 1;
        return isOneOfTwo
                ? Optional.of(key + ", and this folder has laps of another session too; put sessions.json beside"
                        + " this file, so that it can be told which is the race")
                : Optional.empty();
    }

    /** Why the day of a record says that it is not of the race; empty where it does not, or its session has a name. */
    Optional<String> strangeDay(Fields from, OpenF1Place place) {
        // What says where its race is may have times of its own making; only another session of the race's day says
        // more.
        boolean isTrusted = place.isTold() && sessions.keySet().stream().noneMatch(key -> isOnTheDay(key, place));
        if (isTrusted || told(from).isPresent() || place.session() != null) {
            return Optional.empty();
        }
        String field = from.named("date", "date_start");
        Long time = field == null ? session(from).begun() : (Long) INSTANT.of(from, field);
        return time == null ? Optional.empty() : place.strange(RaceWeekend.day(time));
    }

    private boolean isOnTheDay(Long key, OpenF1Place place) {
        Long begun = sessions.get(key).begun();
        return begun != null && place.strange(RaceWeekend.day(begun)).isEmpty();
    }

    private boolean mayBe(Long key, RaceId race, OpenF1Place place) {
        Long begun = sessions.get(key).begun();
        return race.equals(races.get(key))
                && (begun == null || place.strange(RaceWeekend.day(begun)).isEmpty());
    }

    private Optional<String> told(Fields from) {
        String own = from.text("session_name");
        return Optional.ofNullable(own == null ? session(from).name() : own);
    }

    private long key(Fields from) {
        Object told = WHOLE.of(from, "session_key");
        return told != null ? (Long) told : sessions.size() == 1 ? sessions.firstKey() : NONE;
    }

    private void read(Path file, SeasonCalendar calendar) {
        try (JsonFile records = JsonFile.open(file)) {
            OpenF1Answer answer = null;
            RaceId race = null;
            while (records.advance()) {
                if (answer == null) {
                    answer = OpenF1Answer.of(records::has).orElse(OpenF1Answer.OTHER);
                    race = answer == OpenF1Answer.LAPS
                            ? OpenF1Place.of(file, calendar).race()
                            : null;
                }
                if (!OpenF1Session.takes(answer)) {
                    return;
                }
                add(answer, records, race);
            }
        } catch (Fault noAnswer) {
            // Told where the file itself is imported; here it only leaves something unknown.
            return;
        }
    }

    private void add(OpenF1Answer answer, JsonFile records, RaceId race) {
        try {
            Fields from = records.fields();
            Object told = WHOLE.of(from, "session_key");
            if (told == null) {
                keyless.add(() -> add(answer, from, sessions.size() == 1 ? sessions.firstKey() : NONE, race));
            } else {
                add(answer, from, (Long) told, race);
            }
        } catch (Fault wrong) {
            // As a row of its own table it is rejected there; here it only leaves something unknown.
            return;
        }
    }

    private void add(OpenF1Answer answer, Fields from, long key, RaceId race) {
        sessions.computeIfAbsent(key, of -> new OpenF1Session()).add(answer, from);
        if (race != null) {
            races.put(key, race);
        }
    }

    private void settle() {
        keyless.forEach(record -> {
            try {
                record.run();
            } catch (Fault wrong) {
                // As above.
                return;
            }
        });
        keyless.clear();
        for (OpenF1Session session : sessions.values()) {
            session.settle();
            shared.addAll(session.shared());
            if (!"Sprint Qualifying".equals(session.name()) && !"Sprint Shootout".equals(session.name())) {
                grid.putAll(session.grid());
            }
            for (Map.Entry<Long, OpenF1Session.Driver> driver :
                    session.drivers().entrySet()) {
                OpenF1Session.Driver before = drivers.put(driver.getKey(), driver.getValue());
                if (before != null
                        && !Objects.equals(before.code(), driver.getValue().code())) {
                    disputed.add(driver.getKey());
                }
            }
        }
    }
}
