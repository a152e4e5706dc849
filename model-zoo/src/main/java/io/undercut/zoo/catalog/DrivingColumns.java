package io.undercut.zoo.catalog;

import java.util.List;
import java.util.stream.Stream;

/** Names of the columns that tell how a lap was driven, of the sets that have them. */
final class DrivingColumns {
    private static final String FLAP = "drs_share";

    /** What telemetry tells of a lap, and of each sector. */
    private static final List<String> MEASURES = List.of(
            "distance_m",
            "speed_mean_kph",
            "speed_top_kph",
            "speed_least_kph",
            "throttle_mean_pct",
            "full_throttle_share",
            "brake_share",
            "braking_count",
            "braking_g",
            "coasting_share",
            "gear_changes",
            "rpm_mean",
            FLAP);

    private static final List<String> SPANS = List.of("", "sector1_", "sector2_", "sector3_");

    private DrivingColumns() {}

    /** Those of the lap and its sectors. */
    static List<String> all() {
        return SPANS.stream()
                .flatMap(span -> MEASURES.stream().map(measure -> span + measure))
                .toList();
    }

    /** The same where feeds do not tell the flap: of real cars the public ones have it always closed, or not at all. */
    static List<String> withoutFlap() {
        return all().stream().filter(column -> !column.endsWith(FLAP)).toList();
    }

    /** The same columns less the field's median of the same lap. */
    static List<String> againstField(List<String> columns) {
        return columns.stream().map(column -> column + "_vs_field").toList();
    }

    /** One list after the other. */
    static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
