package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.NUMBER;
import static io.undercut.stream.ingest.export.FieldKind.SPAN;
import static io.undercut.stream.ingest.export.FieldKind.TEXT;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * The tables of Ergast's CSV export, which Jolpica goes on with; fields as in the Ergast database user guide. Their numbers are explained
 * by other tables of the export in the same folder.
 *
 * @param kind which of the tables
 * @param book what the numbers mean
 */
public record Ergast(Kind kind, ErgastBook book) implements Dialect {
    /** The tables that hold rows of ours, each with the columns it is known by. */
    enum Kind {
        SPRINT_RESULTS(Tables.SPRINT_RESULTS, "resultId", "raceId", "positionText", "fastestLapTime", "statusId"),
        RESULTS(Tables.RESULTS, "resultId", "raceId", "positionText", "rank", "fastestLapSpeed", "statusId"),
        QUALIFYING(Tables.QUALIFYING, "qualifyId", "raceId", "driverId", "position", "q1"),
        PIT_STOPS(Tables.PIT_STOPS, "raceId", "driverId", "stop", "lap", "duration", "milliseconds"),
        LAPS(Tables.LAPS, "raceId", "driverId", "lap", "position", "time", "milliseconds"),
        RACES(Tables.RACES, "raceId", "year", "round", "circuitId", "name", "date");

        private final TableSchema table;
        private final List<String> names;

        Kind(TableSchema table, String... names) {
            this.table = table;
            this.names = List.of(names);
        }

        /** The table's name. */
        String word() {
            return table.name();
        }

        /** The columns it is known by. */
        List<String> names() {
            return names;
        }
    }

    @Override
    public String word() {
        return "Ergast " + kind.table.name();
    }

    @Override
    public TableSchema table() {
        return kind.table;
    }

    @Override
    public RecordFile open(Path file) {
        return CsvFile.open(file, kind.names);
    }

    @Override
    public RowMaker maker() {
        RowTemplate template = new RowTemplate(kind.table);
        if (kind == Kind.RACES) {
            return template.race(ErgastBook::raceOf)
                    .derive("event", from -> SharedIds.event(from.text("name")))
                    .take("official_name", "name", TEXT)
                    .derive("circuit", from -> book.circuits().get(ErgastBook.number(from, "circuitId")))
                    .derive("date", from -> SpelledValue.day(from.text("date")));
        }
        template.race(book::race)
                .derive(
                        "driver",
                        kind == Kind.LAPS || kind == Kind.PIT_STOPS
                                ? book::key
                                : from -> book.driver(from).code());
        return switch (kind) {
            case RESULTS ->
                classified(template)
                        .take("driver_number", "number", WHOLE)
                        .derive("grid", from -> started(from) == 0 ? null : started(from))
                        .derive("grid_text", Ergast::grid)
                        .take("race_time_ms", "milliseconds", WHOLE)
                        .derive("gap_text", from -> "1".equals(from.text("position")) ? null : from.text("time"))
                        .derive("reason_retired", this::reason);
            case SPRINT_RESULTS -> classified(template).derive("grid_text", Ergast::grid);
            case QUALIFYING ->
                driven(template)
                        .take("position", "position", WHOLE)
                        .take("position_text", "position", TEXT)
                        .take("q1_ms", "q1", SPAN)
                        .take("q2_ms", "q2", SPAN)
                        .take("q3_ms", "q3", SPAN);
            case PIT_STOPS ->
                template.derive("driver_id", from -> book.driver(from).id())
                        .take("stop", "stop", WHOLE)
                        .take("lap", "lap", WHOLE)
                        .take("pit_lane_ms", "milliseconds", WHOLE);
            case LAPS ->
                template.always("session", "R")
                        .derive("event", from -> book.calendar(from).event())
                        .derive("circuit", from -> book.calendar(from).circuit())
                        .take("lap", "lap", WHOLE)
                        .take("lap_time_ms", "milliseconds", WHOLE)
                        .take("position", "position", WHOLE)
                        .derive("pit_in", from -> book.stopped(from, ErgastBook.number(from, "lap")))
                        .derive("pit_out", from -> book.stopped(from, ErgastBook.number(from, "lap") - 1))
                        .always("source", "ergast");
            case RACES -> template;
        };
    }

    private RowTemplate driven(RowTemplate template) {
        return template.derive("driver_id", from -> book.driver(from).id()).derive("constructor", book::constructor);
    }

    private RowTemplate classified(RowTemplate template) {
        return driven(template)
                .take("position", "position", WHOLE)
                .derive("position_text", Ergast::outcome)
                .take("laps", "laps", WHOLE)
                // The lake has null for none, as f1data does.
                .derive(
                        "points",
                        from -> Double.valueOf(0).equals(NUMBER.of(from, "points")) ? null : NUMBER.of(from, "points"));
    }

    // The words of f1data for Ergast's letters.
    private static String outcome(Fields from) {
        String letter = from.text("positionText");
        if (letter == null) {
            return null;
        }
        return switch (letter) {
            case "R" -> "DNF";
            case "D" -> "DSQ";
            case "E" -> "EX";
            case "F" -> "DNQ";
            case "N" -> "NC";
            case "W" -> "DNS";
            default -> letter;
        };
    }

    private static long started(Fields from) {
        Object grid = WHOLE.of(from, "grid");
        return grid == null ? 0 : (Long) grid;
    }

    // Place 0 is a start from the pit lane.
    private static String grid(Fields from) {
        return from.text("grid") == null ? null : started(from) == 0 ? "PL" : Long.toString(started(from));
    }

    private String reason(Fields from) {
        String status = book.statuses().get(ErgastBook.number(from, "statusId"));
        boolean finished = status == null || status.equals("Finished") || status.startsWith("+");
        return finished ? null : status;
    }
}
