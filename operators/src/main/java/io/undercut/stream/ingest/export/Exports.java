package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.ArrivalSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final SeasonCalendar calendar;
    private final Map<Path, ErgastBook> books = new HashMap<>();
    private final Map<Path, OpenF1Folder> folders = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

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

    /** A FastF1 table; a data fault where the columns are those of none. */
    public ArrivalSource fastF1(Path file) {
        return fastF1(file, names(file)).orElseThrow(() -> strange(file, "FastF1's laps, telemetry or weather"));
    }

    /** An Ergast table; empty where it only explains others; a data fault where the columns are those of none. */
    public Optional<ArrivalSource> ergast(Path file) {
        List<String> names = names(file);
        Optional<ArrivalSource> found = ergast(file, names);
        if (found.isEmpty() && !onlyHelps(names)) {
            throw strange(file, "Ergast's tables");
        }
        return found;
    }

    /** A CSV file of whichever export; empty where it only explains others; a data fault where it is of none. */
    public Optional<ArrivalSource> csv(Path file) {
        List<String> names = names(file);
        Optional<ArrivalSource> found = fastF1(file, names).or(() -> ergast(file, names));
        if (found.isEmpty() && !onlyHelps(names)) {
            throw strange(file, "FastF1's or Ergast's tables");
        }
        return found;
    }

    /** An OpenF1 answer; empty where it only explains others or is not for us; a data fault where it is none. */
    public Optional<ArrivalSource> openF1(Path file) {
        try (JsonFile records = JsonFile.open(file)) {
            if (!records.advance()) {
                return leaveOut(file, "an empty answer of OpenF1");
            }
            Fields first = first(file, records);
            boolean isRefusal = records.has("detail") && !records.has("session_key");
            OpenF1Answer answer = isRefusal
                    ? OpenF1Answer.OTHER
                    : OpenF1Answer.of(records::has)
                            .orElseThrow(() -> strange(
                                    file,
                                    "OpenF1's laps, car_data, pit, weather, race_control, session_result or"
                                            + " starting_grid"));
            if (isRefusal) {
                return leaveOut(file, "no answer of OpenF1 but '" + first.text("detail") + "'");
            }
            return answer.onlyHelps() ? Optional.empty() : openF1(file, answer, first);
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

    /** Files that were left out, each with the reason. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private Optional<ArrivalSource> leaveOut(Path file, String what) {
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

    private Optional<ArrivalSource> ergast(Path file, List<String> names) {
        boolean sprint = file.getName().startsWith("sprint");
        return Arrays.stream(Ergast.Kind.values())
                .filter(kind -> names.containsAll(kind.names()) && (kind != Ergast.Kind.SPRINT_RESULTS || sprint))
                .findFirst()
                .map(kind -> {
                    ErgastBook book = books.computeIfAbsent(file.getParent(), ErgastBook::beside);
                    if (kind == Ergast.Kind.LAPS) {
                        book.findNamesakes(file);
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

    private static Fault strange(Path file, String expected) {
        List<String> names = file.getName().endsWith(".csv") ? names(file) : List.of();
        String found = names.isEmpty()
                ? ""
                : ": its columns are " + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                        + (names.size() > NAMES_SHOWN ? ", …" : "") + nearest(names);
        return Fault.data(file + " is none of " + expected + found + "; export it again, or leave it out");
    }

    // The table that a file shares most names with, and what it lacks to be one.
    private static String nearest(List<String> names) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        Arrays.stream(FastF1.Kind.values()).forEach(kind -> kinds.put("FastF1 " + kind.word(), kind.names()));
        Arrays.stream(Ergast.Kind.values()).forEach(kind -> kinds.put("Ergast " + kind.word(), kind.names()));
        String said = "";
        double most = LEAST_IN_COMMON;
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
