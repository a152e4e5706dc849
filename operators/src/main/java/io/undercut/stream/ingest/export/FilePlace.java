package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * What a file's name and the folders it lies in say of race and session, for exports whose records do not tell them.
 *
 * @param race the race; null where nothing tells it
 * @param session the session; null where nothing tells it
 * @param circuit the circuit that is named; null where none is, or more than one
 * @param problem why the race cannot be told though something is said of it; null where there is no such thing
 * @param absent what is named that there never was, and what to do about it; null where there is no such thing
 */
record FilePlace(RaceId race, SessionName session, String circuit, String problem, String absent)
        implements Serializable {
    /** A file, its folder and the two around it: season, event, session, file. */
    private static final int LEVELS = 4;

    private static final int FOLDER = 1;

    /** Of a path that names nothing that there never was. */
    FilePlace(RaceId race, SessionName session, String circuit, String problem) {
        this(race, session, circuit, problem, null);
    }

    /** Reads a path. */
    static FilePlace of(Path file, SeasonCalendar calendar) {
        List<String> names = layout(names(file));
        SessionName session = SessionName.in(names.get(0)).orElse(null);
        String circuit = null;
        String words = "";
        Integer round = null;
        Integer number = null;
        String absent = null;
        for (int level = 0; level < names.size(); level++) {
            String name = names.get(level);
            session = session == null && level > 0 ? SessionName.only(name).orElse(null) : session;
            NameReading said = NameReading.of(name);
            words = said.rest() + " " + words;
            circuit = circuit == null ? calendar.circuitIn(words).orElse(null) : circuit;
            round = round == null ? said.round() : round;
            number = number == null ? said.number() : number;
            PlaceClaims claims = new PlaceClaims(calendar, words, names.subList(level, names.size()));
            if (said.unclear() != null) {
                return new FilePlace(
                        null,
                        session,
                        null,
                        "'" + said.unclear() + "' in its path may be two dates or races: write the year first, and one"
                                + " race");
            }
            if (said.race() != null) {
                return claims.place(said.race(), session(session, file, level), circuit, claims.ofRace(said));
            }
            if (!said.dates().isEmpty()) {
                return claims.onDays(said, session(session, file, level));
            }
            if (said.season() == null) {
                continue;
            }
            if (round != null || number != null) {
                RaceId race = new RaceId(said.season(), round == null ? number : round);
                return claims.place(race, session, circuit, claims.ofNumber(race));
            }
            List<SeasonCalendar.Entry> called = calendar.called(said.season(), words);
            if (called.size() == 1) {
                return claims.place(
                        called.get(0).race(),
                        session,
                        called.get(0).circuit(),
                        claims.around(called.get(0).race()));
            }
            if (called.size() > 1) {
                return new FilePlace(
                        null, session, circuit, "'" + name + "' may be more than one race of " + said.season());
            }
            absent = absent == null ? calendar.absent(said.season(), words).orElse(null) : absent;
        }
        return new FilePlace(null, session, circuit, null, absent);
    }

    /** The race; a data fault where it cannot be told. */
    RaceId known(Path file) {
        if (absent != null) {
            throw Fault.data("cannot tell the race of " + file + ": " + absent);
        }
        if (race == null) {
            throw Fault.data("cannot tell the race of " + file + ": "
                    + (problem == null ? "its records have no season and round" : problem)
                    + "; put them into its name or its folder's, such as 2024-05/" + file.getName());
        }
        return race;
    }

    // The folder around a race's folder may still be a session's: Qualifying/2024-05/laps.csv.
    private static SessionName session(SessionName known, Path file, int level) {
        List<String> names = names(file);
        return known != null || level + 1 >= names.size() || level > FOLDER
                ? known
                : SessionName.only(names.get(level + 1)).orElse(null);
    }

    // Beyond the file's own folder only what belongs to the layout counts: a season's folder, or the one around a
    // session's.
    private static List<String> layout(List<String> names) {
        int level = FOLDER + 1;
        while (level < names.size()
                && (NameReading.isSeason(names.get(level))
                        || NameReading.isSeason(names.get(level - 1))
                        || SessionName.only(names.get(level - 1)).isPresent())) {
            level++;
        }
        return names.subList(0, Math.min(level, names.size()));
    }

    private static List<String> names(Path file) {
        List<String> names = new ArrayList<>();
        names.add(file.getName().replaceAll("(?i)\\.(?:csv|json|txt|tsv|gz|parquet)", ""));
        for (Path folder = file.getParent();
                folder != null && !folder.getName().isEmpty() && names.size() < LEVELS;
                folder = folder.getParent()) {
            names.add(folder.getName());
        }
        return names;
    }
}
