package io.undercut.stream.feature.driving;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.FeatureFamily;
import io.undercut.stream.feature.lap.Fuel;
import io.undercut.stream.feature.lap.LapFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import io.undercut.stream.feature.lap.Numbers;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every feature of a driven lap, in the order of a row's values: telemetry, telemetry against the field, the lap, the race so far, the laps
 * before.
 */
public final class DrivingFeatures {
    /** Changes whenever a feature's arithmetic does; part of a feature set's version. */
    public static final String CODE = "driving-1+" + TelemetryFeatures.CODE;

    /** Laps that a lap's row looks back. */
    public static final int LOOKBACK = 4;

    private static final String AGAINST_FIELD = "_vs_field";
    private static final double LONGEST_S = 20_000;
    private static final double MOST_LAPS = 200;
    private static final double MOST_KG = 110;

    /** What a row of telemetry says of how it was sampled: not of driving, and the same for all cars. */
    private static final List<String> OF_SAMPLING = List.of("samples", "sample_gaps", "sampled_share");

    private static final String SAMPLED = "sampled_s";

    /** The places of telemetry features that are held against the field's. */
    static final int[] COMPARED = IntStream.range(0, TelemetryFeatures.ALL.size())
            .filter(at -> isCompared(TelemetryFeatures.ALL.get(at).name()))
            .toArray();

    /** How many of these are of the whole lap; they come first. What the race has shown of the circuit is told by them. */
    static final int OF_RACE = (int) IntStream.of(COMPARED)
            .filter(at -> !TelemetryFeatures.ALL.get(at).name().startsWith("sector"))
            .count();

    /** What the laps table says of a lap. */
    static final List<DeclaredFeature<LapFeature, FieldLap>> OF_LAP = ofLap();

    /** What is told of the laps before, too. */
    private static final List<String> LAGGED = List.of(
            "full_throttle_share",
            "throttle_mean_pct",
            "coasting_share",
            "brake_share",
            "speed_mean_kph",
            "rpm_mean",
            "drs_share",
            "full_throttle_share_vs_field",
            "coasting_share_vs_field",
            "brake_share_vs_field",
            "rpm_mean_vs_field",
            "lap_vs_best_s",
            "lap_vs_field_s",
            "gap_ahead_s",
            "fuel_allowance_kg",
            "is_green",
            "pit_in",
            "pit_out",
            "wet_tire",
            "rain");

    private static final List<LapFeature> OF_NOW = Stream.of(
                    TelemetryFeatures.ALL.stream(),
                    IntStream.of(COMPARED).mapToObj(at -> againstField(TelemetryFeatures.ALL.get(at))),
                    OF_LAP.stream().map(DeclaredFeature::declaration),
                    IntStream.of(COMPARED).limit(OF_RACE).mapToObj(at -> ofRace(TelemetryFeatures.ALL.get(at))))
            .flatMap(features -> features)
            .toList();

    /** The places, among the features of the lap itself, of what is told of the laps before. */
    static final int[] REMEMBERED = LAGGED.stream()
            .mapToInt(name -> OF_NOW.stream().map(LapFeature::name).toList().indexOf(name))
            .toArray();

    /** The declarations. */
    public static final List<LapFeature> ALL = Stream.concat(
                    OF_NOW.stream(),
                    IntStream.rangeClosed(1, LOOKBACK)
                            .boxed()
                            .flatMap(ago -> IntStream.of(REMEMBERED).mapToObj(at -> before(OF_NOW.get(at), ago))))
            .toList();

    private DrivingFeatures() {}

    private static boolean isCompared(String name) {
        return !OF_SAMPLING.contains(name) && !name.endsWith(SAMPLED);
    }

    private static LapFeature againstField(LapFeature own) {
        double most = own.high() - own.low();
        return new LapFeature(
                own.name() + AGAINST_FIELD,
                FeatureFamily.TELEMETRY,
                own.unit(),
                -most,
                most,
                Known.SOMETIMES,
                own.description() + ", less the field's median of the same lap number");
    }

    private static LapFeature ofRace(LapFeature own) {
        return new LapFeature(
                "race_" + own.name(),
                FeatureFamily.CIRCUIT,
                own.unit(),
                own.low(),
                own.high(),
                Known.SOMETIMES,
                own.description()
                        + ": the mean, over laps of this number or lower that most cars drove clean, of the field's median");
    }

    private static LapFeature before(LapFeature now, int ago) {
        return new LapFeature(
                now.name() + "_lag_" + ago,
                FeatureFamily.SEQUENCE,
                now.unit(),
                now.low(),
                now.high(),
                Known.SOMETIMES,
                now.description() + ", " + ago + (ago == 1 ? " lap ago" : " laps ago"));
    }

    /** How many of a row's values are of the lap itself and the race so far. */
    static int ofNow() {
        return OF_NOW.size();
    }

    /** The place of a feature; below 0 if there is none of that name. */
    static int place(String name) {
        return ALL.stream().map(LapFeature::name).toList().indexOf(name);
    }

    private static List<DeclaredFeature<LapFeature, FieldLap>> ofLap() {
        List<DeclaredFeature<LapFeature, FieldLap>> all = new ArrayList<>();
        all.add(of("lap_time_s", "s", 0, LONGEST_S, "the lap time", FieldLap::lapSeconds));
        all.add(of(
                "lap_vs_best_s",
                "s",
                0,
                LONGEST_S,
                "the lap time less the race's best of a lap of this number or lower",
                lap -> lap.lapSeconds() - lap.bestSeconds()));
        all.add(of(
                "lap_vs_field_s",
                "s",
                -LONGEST_S,
                LONGEST_S,
                "the lap time less the field's median of the same lap number",
                lap -> lap.lapSeconds() - lap.fieldSeconds()));
        all.add(new DeclaredFeature<>(
                new LapFeature("lap_number", FeatureFamily.LAP, "laps", 1, MOST_LAPS, Known.ALWAYS, "from 1"),
                FieldLap::number));
        all.add(of("race_laps", "laps", 1, MOST_LAPS, "laps of the race", FieldLap::raceLaps));
        all.add(of(
                "race_progress",
                "1",
                0,
                MOST_LAPS,
                "share of the race that is over when the lap begins",
                lap -> (lap.number() - 1) / lap.raceLaps()));
        all.add(of(
                "fuel_allowance_kg",
                "kg",
                0,
                MOST_KG,
                "fuel that the regulations allow for a race, by its laps",
                lap -> lap.ofRow(Fuel::allowanceKg)));
        all.add(of(
                "fuel_allowance_left_kg",
                "kg",
                0,
                MOST_KG,
                "what is left of that when the lap begins, were it burned evenly",
                lap -> lap.ofRow(Fuel::allowanceKg) * (lap.raceLaps() - lap.number() + 1)));
        all.add(of("tire_age", "laps", 0, MOST_LAPS, "laps on the tires, this one included", FieldLap::tireAge));
        all.add(of(
                "air_temp_c",
                "°C",
                -50,
                80,
                "air",
                lap -> lap.ofRow(row -> Numbers.of(row.weather().airC()))));
        all.add(of(
                "track_temp_c",
                "°C",
                -50,
                100,
                "track",
                lap -> lap.ofRow(row -> Numbers.of(row.weather().trackC()))));
        all.add(flag(
                "rain",
                "it rained",
                lap -> lap.ofRow(row -> flagged(row.weather().rain()))));
        all.add(flag("wet_tire", "on intermediates or full wets", FieldLap::wetTire));
        all.add(flag(
                "is_green",
                "green flags throughout",
                lap -> lap.ofRow(row -> row.trackStatus() == null ? Double.NaN : flagged(row.isGreen()))));
        all.add(flag(
                "pit_in",
                "the car enters the pits at the lap's end",
                lap -> lap.ofRow(row -> flagged(row.pit().hasEntered()))));
        all.add(flag(
                "pit_out",
                "the car left the pits at the lap's start",
                lap -> lap.ofRow(row -> flagged(row.pit().hasLeft()))));
        all.add(of(
                "gap_ahead_s",
                "s",
                0,
                LONGEST_S,
                "time behind the car ahead on the same lap; unknown for the leader",
                lap -> lap.ofRow(row -> Numbers.of(row.road().intervalAheadMs()) / FieldLap.MILLIS)));
        all.add(flag(
                "is_clean",
                "green, dry compound of known age, no rain, no stop, not lap 1, at most 1.07 × the race's best lap so far",
                lap -> lap.ofRow(row -> flagged(row.isClean(lap.bestSeconds() * FieldLap.MILLIS)))));
        return List.copyOf(all);
    }

    private static double flagged(Boolean value) {
        return value == null ? Double.NaN : value ? 1 : 0;
    }

    private static DeclaredFeature<LapFeature, FieldLap> of(
            String name, String unit, double low, double high, String description, ToDoubleFunction<FieldLap> value) {
        return new DeclaredFeature<>(
                new LapFeature(name, FeatureFamily.LAP, unit, low, high, Known.SOMETIMES, description), value);
    }

    private static DeclaredFeature<LapFeature, FieldLap> flag(
            String name, String description, ToDoubleFunction<FieldLap> value) {
        return of(name, "1", 0, 1, description, value);
    }
}
