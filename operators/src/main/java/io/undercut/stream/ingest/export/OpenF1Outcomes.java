package io.undercut.stream.ingest.export;

import static io.undercut.stream.ingest.export.FieldKind.FLAG;
import static io.undercut.stream.ingest.export.FieldKind.NUMBER;
import static io.undercut.stream.ingest.export.FieldKind.WHOLE;

import java.util.Locale;

/**
 * Which fields of OpenF1's session results and starting grids are which columns. {@code duration} is seconds; of qualifying it is a list of
 * three. {@code gap_to_leader} is seconds, or {@code +1 LAP} of a lapped car.
 *
 * @param folder what else lies in the folder
 * @param season the season
 */
record OpenF1Outcomes(OpenF1Folder folder, int season) {
    RowMaker results(RowTemplate template) {
        return classified(template)
                .take("driver_number", "driver_number", WHOLE)
                .derive("grid", this::gridPlace)
                .derive(
                        "grid_text",
                        from -> gridPlace(from) == null ? null : gridPlace(from).toString())
                .derive("race_time_ms", from -> OpenF1.millis(from, "duration"))
                .derive("gap_text", OpenF1Outcomes::gap);
    }

    private Long gridPlace(Fields from) {
        return folder.gridPlace(from);
    }

    RowMaker sprintResults(RowTemplate template) {
        return classified(template);
    }

    RowMaker qualifying(RowTemplate template) {
        return driven(template)
                .take("position", "position", WHOLE)
                .derive("position_text", OpenF1Outcomes::outcome)
                .derive("q1_ms", from -> OpenF1.millis(from, "duration[0]"))
                .derive("q2_ms", from -> OpenF1.millis(from, "duration[1]"))
                .derive("q3_ms", from -> OpenF1.millis(from, "duration[2]"));
    }

    RowMaker grid(RowTemplate template) {
        return driven(template)
                .take("position", "position", WHOLE)
                .derive("position_text", from -> from.text("position"))
                .derive("time_ms", from -> OpenF1.millis(from, "lap_duration"));
    }

    private RowTemplate driven(RowTemplate template) {
        return template.derive("driver", from -> folder.driver(from).code())
                .derive("driver_id", from -> folder.driver(from).id())
                .derive(
                        "constructor",
                        from -> SharedIds.constructor(folder.driver(from).team(), season));
    }

    private RowTemplate classified(RowTemplate template) {
        return driven(template)
                .take("position", "position", WHOLE)
                .derive("position_text", OpenF1Outcomes::outcome)
                .take("laps", "number_of_laps", WHOLE)
                // The lake has null for none, as f1data does.
                .derive(
                        "points",
                        from -> Double.valueOf(0).equals(NUMBER.of(from, "points")) ? null : NUMBER.of(from, "points"));
    }

    // The words of f1data. A car that stopped late is classified all the same.
    private static String outcome(Fields from) {
        if (Boolean.TRUE.equals(FLAG.of(from, "dsq"))) {
            return "DSQ";
        }
        if (from.text("position") != null) {
            return from.text("position");
        }
        if (Boolean.TRUE.equals(FLAG.of(from, "dns"))) {
            return "DNS";
        }
        return Boolean.TRUE.equals(FLAG.of(from, "dnf")) ? "DNF" : "NC";
    }

    private static String gap(Fields from) {
        String gap = from.text("gap_to_leader");
        if (gap == null || "1".equals(from.text("position"))) {
            return null;
        }
        return gap.startsWith("+")
                ? gap.toLowerCase(Locale.ROOT)
                : "+" + String.format(Locale.ROOT, "%.3f", (Double) NUMBER.of(from, "gap_to_leader"));
    }
}
