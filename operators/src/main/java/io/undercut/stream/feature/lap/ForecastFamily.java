package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The forecast of wear made when a stint's anchor is complete: what is known then of the stint, the race and the races before. */
final class ForecastFamily {
    /** Mean lap time of the anchor, which losses are measured against. */
    static final String ANCHOR_S = "forecast_anchor_s";
    /** Its mean tire age. */
    static final String ANCHOR_AGE = "forecast_anchor_age";
    /** Its mean lap number. */
    static final String ANCHOR_LAP = "forecast_anchor_lap";

    /** What other features are made of; of no use to a model by itself. */
    static final Set<String> WORKINGS = Set.of(
            ANCHOR_AGE,
            ANCHOR_LAP,
            "race_wear_s_per_lap",
            "race_wear_weight",
            "race_compound_wear_s_per_lap",
            "race_compound_wear_weight",
            "recent_trend_s_per_lap",
            "recent_trend_weight",
            "recent_laps");

    private static final int FEWEST_OWN_LAPS = 4;
    private static final int OWN_RECENT_LAPS = 5;
    private static final int FEWEST_CARS = 3;
    private static final int MOST_STINTS = 4;
    private static final double UNKNOWN_POSITION = 10;
    private static final double MOST_SLOPE = 1_000;
    private static final double MOST_WEIGHT = 1e9;
    private static final double FAR_S = 20_000;
    private static final double RACE_STRENGTH = 3_000;
    private static final double RECENT_STRENGTH = 200;
    private static final int FEWEST_RECENT = 10;

    private ForecastFamily() {}

    /** Always known at the lap a forecast is made at; of no meaning at others. */
    static List<DeclaredFeature<LapFeature, LapView>> inRace() {
        return new Declarations(FeatureFamily.FORECAST)
                .always(
                        ANCHOR_S,
                        "s",
                        0,
                        FAR_S,
                        "mean lap time of the stint's first three clean laps, the anchor",
                        view -> anchor(view).seconds())
                .always(
                        ANCHOR_AGE,
                        "laps",
                        0,
                        100,
                        "mean tire age of the anchor",
                        view -> anchor(view).age())
                .always(
                        ANCHOR_LAP,
                        "laps",
                        1,
                        200,
                        "mean lap number of the anchor",
                        view -> anchor(view).number())
                .always(
                        "anchor_trend_s",
                        "s",
                        -FAR_S,
                        FAR_S,
                        "third anchor lap less the first",
                        view -> anchor(view).third().seconds()
                                - anchor(view).first().seconds())
                .always(
                        "anchor_best_s",
                        "s",
                        -FAR_S,
                        0,
                        "best anchor lap less the anchor's mean",
                        view -> Arrays.stream(times(view)).min().orElseThrow()
                                - anchor(view).seconds())
                .always(
                        "anchor_worst_s",
                        "s",
                        0,
                        FAR_S,
                        "worst anchor lap less the anchor's mean",
                        view -> Arrays.stream(times(view)).max().orElseThrow()
                                - anchor(view).seconds())
                .always(
                        "stint_to_4",
                        "1",
                        0,
                        MOST_STINTS,
                        "the stint's number, at most 4; 0 when unknown",
                        ForecastFamily::stint)
                .always(
                        "laps_to_anchor",
                        "laps",
                        0,
                        200,
                        "laps of the stint before the first anchor lap",
                        view -> anchor(view).first().number()
                                - view.car().stint().get(0).number())
                .always(
                        "position_or_10",
                        "1",
                        1,
                        40,
                        "race position at the forecast; 10 when unknown",
                        view -> view.lap().road().position() == null
                                ? UNKNOWN_POSITION
                                : view.lap().road().position())
                .always(
                        "pace_vs_own_best_s",
                        "s",
                        -5,
                        5,
                        "anchor less the car's best earlier clean lap; 0 when it has few",
                        view -> own(view, Numbers::least))
                .always(
                        "pace_vs_own_recent_s",
                        "s",
                        -5,
                        5,
                        "anchor less the car's recent median; 0 when it has few",
                        view -> own(
                                view,
                                laps -> Numbers.median(Arrays.copyOfRange(
                                        laps, Math.max(0, laps.length - OWN_RECENT_LAPS), laps.length))))
                .always(
                        "pace_vs_race_best_s",
                        "s",
                        -1,
                        8,
                        "anchor less the race's best lap so far",
                        view -> Numbers.clamp(
                                anchor(view).seconds() - view.race().bestSeconds(), -1, 8))
                .always(
                        "pace_vs_field_s",
                        "s",
                        -4,
                        4,
                        "anchor less other cars' median on the same laps; 0 when few",
                        ForecastFamily::paceAgainstField)
                .always(
                        "clean_laps_so_far",
                        "laps",
                        0,
                        10_000,
                        "clean laps of all cars in this race so far",
                        view -> view.race().cleanLaps())
                .always(
                        "race_wear_s_per_lap",
                        "s/lap",
                        -MOST_SLOPE,
                        MOST_SLOPE,
                        "loss per lap of tire age of all cars, this race so far; 0 before any",
                        view -> slope(race(view)))
                .always(
                        "race_wear_weight",
                        "laps^2",
                        0,
                        MOST_WEIGHT,
                        "what that rests on: squared ages gained, added up",
                        view -> race(view).xx())
                .always(
                        "race_compound_wear_s_per_lap",
                        "s/lap",
                        -MOST_SLOPE,
                        MOST_SLOPE,
                        "the same on this compound group",
                        view -> slope(compound(view)))
                .always(
                        "race_compound_wear_weight",
                        "laps^2",
                        0,
                        MOST_WEIGHT,
                        "what that rests on",
                        view -> compound(view).xx())
                .always(
                        "recent_trend_s_per_lap",
                        "s/lap",
                        -MOST_SLOPE,
                        MOST_SLOPE,
                        "lap time on lap number within stints, all cars, last ten laps; 0 where nothing tells",
                        view -> slope(recent(view).sums()))
                .always(
                        "recent_trend_weight",
                        "laps^2",
                        0,
                        MOST_WEIGHT,
                        "what that rests on",
                        view -> recent(view).sums().xx())
                .always(
                        "recent_laps",
                        "laps",
                        0,
                        10_000,
                        "clean laps of all cars in those ten",
                        view -> recent(view).laps())
                .list();
    }

    /** Known at the same laps: slopes of this race, drawn towards those of earlier ones. */
    static List<DeclaredFeature<LapFeature, PriorView>> prior() {
        return List.of(
                slope(
                        "compound_slope_s_per_lap",
                        "loss per lap on this compound, earlier races",
                        view -> slopes(view).compound()),
                slope(
                        "race_slope_s_per_lap",
                        "loss per lap on this compound, this race so far",
                        ForecastFamily::raceSlope),
                slope(
                        "circuit_compound_slope_s_per_lap",
                        "loss per lap on this compound at this circuit, earlier races",
                        view -> slopes(view).both()),
                slope(
                        "circuit_slope_s_per_lap",
                        "loss per lap at this circuit, earlier races",
                        view -> slopes(view).circuit()),
                slope(
                        "recent_slope_s_per_lap",
                        "loss per lap of all cars over the last ten laps",
                        ForecastFamily::recentSlope));
    }

    private static DeclaredFeature<LapFeature, PriorView> slope(
            String name, String description, ToDoubleFunction<PriorView> value) {
        return new DeclaredFeature<>(
                new LapFeature(
                        name, FeatureFamily.FORECAST, "s/lap", -MOST_SLOPE, MOST_SLOPE, Known.ALWAYS, description),
                value);
    }

    private static WearHistory.Slopes slopes(PriorView view) {
        CompoundGroup group = CompoundGroup.named(view.row().compound()).orElseThrow();
        return view.earlier().wear().slopes(view.row().circuit(), group);
    }

    private static double raceSlope(PriorView view) {
        double race = sums(view, "race_wear").slope(slopes(view).both(), RACE_STRENGTH);
        return sums(view, "race_compound_wear").slope(race, RACE_STRENGTH);
    }

    private static double recentSlope(PriorView view) {
        double all = slopes(view).all();
        return view.value("recent_laps") > FEWEST_RECENT
                ? sums(view, "recent_trend").slope(all, RECENT_STRENGTH)
                : all;
    }

    private static SlopeSums sums(PriorView view, String name) {
        double weight = view.value(name + "_weight");
        return new SlopeSums(view.value(name + "_s_per_lap") * weight, weight);
    }

    private static Anchor anchor(LapView view) {
        return view.car().anchor();
    }

    private static double[] times(LapView view) {
        Anchor anchor = anchor(view);
        return new double[] {
            anchor.first().seconds(), anchor.second().seconds(), anchor.third().seconds()
        };
    }

    private static double stint(LapView view) {
        Integer stint = view.lap().tire().stint();
        return stint == null ? 0 : Math.min(stint, MOST_STINTS);
    }

    private static double own(LapView view, ToDoubleFunction<double[]> reference) {
        Anchor anchor = anchor(view);
        double[] own = Numbers.known(
                view.car().laps().stream()
                        .filter(lap -> lap.isClean() && !anchor.has(lap))
                        .toList(),
                DrivenLap::seconds);
        return own.length < FEWEST_OWN_LAPS ? 0 : Numbers.clamp(anchor.seconds() - reference.applyAsDouble(own), -5, 5);
    }

    private static double paceAgainstField(LapView view) {
        Anchor anchor = anchor(view);
        double sum = 0;
        int count = 0;
        for (DrivenLap own : List.of(anchor.first(), anchor.second(), anchor.third())) {
            double[] others = Numbers.known(
                    view.race().laps(own.number()).stream()
                            .filter(lap -> lap != own && lap.isClean())
                            .toList(),
                    DrivenLap::seconds);
            if (others.length >= FEWEST_CARS) {
                sum += own.seconds() - Numbers.median(others);
                count++;
            }
        }
        return count == 0 ? 0 : Numbers.clamp(sum / count, -4, 4);
    }

    private static double slope(SlopeSums sums) {
        return sums.xx() > 0 ? sums.slope() : 0;
    }

    private static SlopeSums race(LapView view) {
        return Arrays.stream(view.race().wear()).reduce(SlopeSums.NONE, SlopeSums::plus);
    }

    private static RecentTrend recent(LapView view) {
        return view.race().recent(view.now(), anchor(view).seconds());
    }

    private static SlopeSums compound(LapView view) {
        return view.race().wear()[CompoundGroup.of(view.lap().tire().compound()).ordinal()];
    }
}
