package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.race.RaceId;
import io.undercut.stream.ingest.ArrivalSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;

/** Recognises text exports by the names in them. One recogniser serves one import: what it has read of a folder it remembers. */
public final class Exports {
    /** Tables and answers that only explain others, or that the lake has no table for; by a name that only they have. */
    private static final List<String> ONLY_HELP = List.of(
            "driverStandingsId",
            "constructorStandingsId",
            "constructorResultsId",
            "constructorRef",
            "driverRef",
            "circuitRef");

    private static final int NAMES_SHOWN = 8;
    private static final double LEAST_IN_COMMON = 0.5;
    /** With more than this share of a table's columns a file is that table with something wrong, and none of somebody else's. */
    private static final double SURELY_MEANT = 0.7;

    private static final String SPRINT = "sprint";

    private final SeasonCalendar calendar;
    private final Map<Path, ErgastBook> books = new HashMap<>();
    private final Map<Path, OpenF1Folder> folders = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A recogniser with what comes with the program. */
    public Exports() {
        this(SeasonCalendar.shipped());
    }

    /**
     * A recogniser.
     *
     * @param calendar looks up races that a file tells by date or name only
     */
    public Exports(SeasonCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * A FastF1 table; empty where its columns are those of none.
     *
     * @param isNamed whether a person named the file; one that is none of ours is a data fault then, in a folder it is left out
     */
    public Optional<ArrivalSource> fastF1(Path file, boolean isNamed) {
        List<String> names = names(file);
        Optional<ArrivalSource> found = fastF1(file, names);
        return found.isPresent() ? found : foreign(file, names, "FastF1's laps, telemetry or weather", isNamed);
    }

    /**
     * An Ergast table; empty where it only explains others or its columns are those of none.
     *
     * @param isNamed as above
     */
    public Optional<ArrivalSource> ergast(Path file, boolean isNamed) {
        List<String> names = names(file);
        if (isOfSprint(file, names)) {
            return leaveOut(file, "of a sprint, which the lake has no such table for");
        }
        Optional<ArrivalSource> found = ergast(file, names);
        return found.isPresent() || onlyHelps(names) ? found : foreign(file, names, "Ergast's tables", isNamed);
    }

    /**
     * A CSV file of whichever export; empty where it only explains others or is of none.
     *
     * @param isNamed as above
     */
    public Optional<ArrivalSource> csv(Path file, boolean isNamed) {
        List<String> names = names(file);
        if (isOfSprint(file, names)) {
            return leaveOut(file, "of a sprint, which the lake has no such table for");
        }
        Optional<ArrivalSource> found = fastF1(file, names).or(() -> ergast(file, names));
        return found.isPresent() || onlyHelps(names)
                ? found
                : foreign(file, names, "FastF1's or Ergast's tables", isNamed);
    }

    /**
     * An OpenF1 answer; empty where it only explains others, is not for us or is none.
     *
     * @param isNamed as above
     */
    public Optional<ArrivalSource> openF1(Path file, boolean isNamed) {
        try (JsonFile records = JsonFile.open(file)) {
            if (!records.advance()) {
                return leaveOut(file, "an empty answer of OpenF1");
            }
            Fields first = first(file, records);
            if (records.has("detail") && !records.has("session_key")) {
                return leaveOut(file, "no answer of OpenF1 but '" + first.text("detail") + "'");
            }
            Optional<OpenF1Answer> answer = OpenF1Answer.of(records::has);
            if (answer.isEmpty()) {
                return foreign(
                        file,
                        List.of(),
                        "OpenF1's laps, car_data, pit, weather, race_control, session_result or starting_grid",
                        isNamed);
            }
            return answer.get().onlyHelps() ? Optional.empty() : openF1(file, answer.get(), first);
        }
    }

    private Optional<ArrivalSource> openF1(Path file, OpenF1Answer answer, Fields first) {
        OpenF1Folder folder = folders.computeIfAbsent(file.getParent(), of -> OpenF1Folder.of(of, calendar));
        OpenF1Place place = OpenF1Place.of(file, calendar);
        String name = "";
        for (OpenF1.Kind kind : OpenF1.Kind.values()) {
            if (kind.answer() != answer) {
                continue;
            }
            name = kind.sessions().isEmpty() ? name : session(file, folder, place, first);
            if (kind.sessions().isEmpty() || kind.sessions().contains(name)) {
                return Optional.of(new ExportArrivals(new OpenF1(
                        kind, place.knownBy(file, folder.session(first).begun(), calendar), folder)));
            }
        }
        return leaveOut(
                file,
                "OpenF1's " + answer.word() + (name.isEmpty() ? "" : " of a session '" + name + "'")
                        + ", which the lake has no table for");
    }

    /** Whether a file's name is one that an OpenF1 answer may have. */
    public static boolean isJson(String name) {
        return JsonFile.isNamed(name);
    }

    /** Ergast's table of races; empty where a CSV file is another. */
    public static Optional<ArrivalSource> races(Path file) {
        List<String> names = names(file);
        boolean isOther = Arrays.stream(FastF1.Kind.values()).anyMatch(kind -> names.containsAll(kind.names()));
        return !isOther && names.containsAll(Ergast.Kind.RACES.names())
                ? Optional.of(new ExportArrivals(new Ergast(Ergast.Kind.RACES, ErgastBook.beside(file.getParent()))))
                : Optional.empty();
    }

    /** Files that were left out, each with the reason. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** What the files that are read leave open, of each in a line. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private void noteRacesWithoutStops(Path laps, ErgastBook book) {
        TreeSet<RaceId> races = book.racesWithoutStops(laps);
        if (!races.isEmpty()) {
            notes.add(laps + " has laps of " + Phrase.count(races.size(), "race") + " from " + races.first() + " to "
                    + races.last() + " of which no table beside it has a pit stop: pit_in and pit_out are null");
        }
    }

    // Standings of another site, notes: what lies beside an export is no reason to import nothing.
    private Optional<ArrivalSource> foreign(Path file, List<String> names, String expected, boolean isNamed) {
        if (isNamed || !nearest(names, SURELY_MEANT).isEmpty()) {
            throw Fault.data(file + " is none of " + expected + columns(names) + nearest(names, LEAST_IN_COMMON)
                    + "; export it again, or leave it out");
        }
        return leaveOut(file, "none of " + expected + columns(names));
    }

    /** Leaves a file out. */
    public Optional<ArrivalSource> leaveOut(Path file, String what) {
        leftOut.add(file + " is " + what);
        return Optional.empty();
    }

    private static Fields first(Path file, JsonFile records) {
        try {
            return records.fields();
        } catch (Fault broken) {
            throw Fault.data(file + ": " + broken.getMessage());
        }
    }

    private static String session(Path file, OpenF1Folder folder, OpenF1Place place, Fields record) {
        try {
            return folder.name(record, place);
        } catch (Fault unknown) {
            throw Fault.data(file + ": " + unknown.getMessage());
        }
    }

    private Optional<ArrivalSource> fastF1(Path file, List<String> names) {
        return Arrays.stream(FastF1.Kind.values())
                .filter(kind -> names.containsAll(kind.names()))
                .findFirst()
                .map(kind -> new ExportArrivals(FastF1.of(kind, file, calendar)));
    }

    // Laps, stops and qualifying of a sprint have the race's columns; read as the race's they would take its rows'
    // place.
    private static boolean isOfSprint(Path file, List<String> names) {
        return isSprint(file)
                && Stream.of(Ergast.Kind.LAPS, Ergast.Kind.PIT_STOPS, Ergast.Kind.QUALIFYING)
                        .anyMatch(kind -> names.containsAll(kind.names()));
    }

    static boolean isSprint(Path file) {
        return file.getName().toLowerCase(Locale.ROOT).contains(SPRINT)
                || file.getParent() != null
                        && SessionName.only(file.getParent().getName())
                                .filter(session ->
                                        session == SessionName.SPRINT || session == SessionName.SPRINT_QUALIFYING)
                                .isPresent();
    }

    private Optional<ArrivalSource> ergast(Path file, List<String> names) {
        boolean sprint = isSprint(file);
        return Arrays.stream(Ergast.Kind.values())
                .filter(kind -> names.containsAll(kind.names()) && (kind != Ergast.Kind.SPRINT_RESULTS || sprint))
                .findFirst()
                .map(kind -> {
                    ErgastBook book = books.computeIfAbsent(file.getParent(), ErgastBook::beside);
                    if (kind == Ergast.Kind.LAPS) {
                        book.findNamesakes(file);
                        noteRacesWithoutStops(file, book);
                    }
                    return new ExportArrivals(new Ergast(kind, book));
                });
    }

    private static boolean onlyHelps(List<String> names) {
        // The list of states has two columns, that of seasons a year and a link.
        return names.stream().anyMatch(ONLY_HELP::contains)
                || names.equals(List.of("statusId", "status"))
                || names.equals(List.of("year", "url"));
    }

    private static List<String> names(Path file) {
        try (CsvFile records = CsvFile.open(file)) {
            List<String> names = new ArrayList<>();
            records.names().forEach(name -> names.add(name.strip()));
            return names;
        }
    }

    private static String columns(List<String> names) {
        return names.isEmpty()
                ? ""
                : ": its columns are " + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                        + (names.size() > NAMES_SHOWN ? ", …" : "");
    }

    // The table that a file shares most names with, and what it lacks to be one.
    private static String nearest(List<String> names, double least) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        Arrays.stream(FastF1.Kind.values()).forEach(kind -> kinds.put("FastF1 " + kind.word(), kind.names()));
        Arrays.stream(Ergast.Kind.values()).forEach(kind -> kinds.put("Ergast " + kind.word(), kind.names()));
        String said = "";
        double most = least;
        for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
            List<String> missing = new ArrayList<>(kind.getValue());
            missing.removeAll(names);
            double common = 1 - (double) missing.size() / kind.getValue().size();
            if (common > most) {
                most = common;
                said = "; " + kind.getKey() + " also has " + String.join(", ", missing);
            }
        }
        return said;
    }
}
