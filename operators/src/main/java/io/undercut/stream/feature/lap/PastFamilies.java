package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The car's last laps: taken together, and one by one. */
final class PastFamilies {
    /** Laps of a lookback, this one included. */
    static final int LOOKBACK = 10;

    /** What a sequence model sees of each lap. */
    static final List<String> CHANNELS = List.of(
            "lap_vs_field_s",
            "fuel_corrected_s",
            "tire_age",
            "compound_softness",
            "position",
            "gap_to_leader_s",
            "gap_ahead_s",
            "dirty_air",
            "pit_in",
            "is_clean",
            "is_green",
            "track_temp_c");

    private static final int FEWEST_FOR_SLOPE = 3;
    private static final double FAR_S = 20_000;

    private PastFamilies() {}

    static List<DeclaredFeature<LapFeature, LapView>> windows() {
        Declarations features = new Declarations(FeatureFamily.WINDOW);
        for (int laps : new int[] {3, 5, 10}) {
            String over = " over the last " + laps + " laps";
            features.sometimes(
                            "pace_mean_" + laps + "_s",
                            "s",
                            0,
                            FAR_S,
                            "mean fuel-corrected time of clean laps" + over,
                            view -> Numbers.mean(pace(view, laps)))
                    .sometimes(
                            "pace_best_" + laps + "_s",
                            "s",
                            0,
                            FAR_S,
                            "best fuel-corrected time of clean laps" + over,
                            view -> Numbers.least(pace(view, laps)))
                    .sometimes(
                            "pace_deviation_" + laps + "_s",
                            "s",
                            0,
                            FAR_S,
                            "standard deviation of clean laps' fuel-corrected times" + over + "; unknown below two",
                            view -> Numbers.deviation(pace(view, laps)))
                    .sometimes(
                            "lap_vs_field_mean_" + laps + "_s",
                            "s",
                            -FAR_S,
                            FAR_S,
                            "mean of lap_vs_field_s" + over,
                            mean("lap_vs_field_s", laps))
                    .sometimes(
                            "gap_ahead_trend_" + laps + "_s_per_lap",
                            "s/lap",
                            -FAR_S,
                            FAR_S,
                            "slope of gap_ahead_s" + over + "; below 0 the car closes in; unknown below three",
                            trend("gap_ahead_s", laps))
                    .sometimes(
                            "gap_to_leader_trend_" + laps + "_s_per_lap",
                            "s/lap",
                            -FAR_S,
                            FAR_S,
                            "slope of gap_to_leader_s" + over + "; unknown below three",
                            trend("gap_to_leader_s", laps))
                    .sometimes(
                            "position_change_" + laps,
                            "1",
                            -40,
                            40,
                            "position less position " + laps + " laps ago; below 0 the car gained",
                            change("position", laps))
                    .sometimes(
                            "dirty_air_share_" + laps,
                            "1",
                            0,
                            1,
                            "share of laps in dirty air" + over,
                            mean("dirty_air", laps))
                    .sometimes("clean_share_" + laps, "1", 0, 1, "share of clean laps" + over, mean("is_clean", laps));
        }
        return features.sometimes(
                        "pace_slope_5_s_per_lap",
                        "s/lap",
                        -FAR_S,
                        FAR_S,
                        "slope of clean laps' fuel-corrected times on lap number, last 5 laps; unknown below three",
                        view -> slope(view, 5))
                .sometimes(
                        "pace_slope_10_s_per_lap",
                        "s/lap",
                        -FAR_S,
                        FAR_S,
                        "the same over the last 10 laps",
                        view -> slope(view, 10))
                .sometimes("rain_share_5", "1", 0, 1, "share of laps in rain over the last 5", mean("rain", 5))
                .list();
    }

    /** {@code <channel>_lag_k}: the channel k laps ago; together with the channel itself a lookback of ten laps. */
    static List<DeclaredFeature<LapFeature, LapView>> sequences() {
        List<DeclaredFeature<LapFeature, LapView>> features = new ArrayList<>();
        for (String channel : CHANNELS) {
            int base = BaseFeatures.indexOf(channel);
            LapFeature now = BaseFeatures.ALL.get(base).declaration();
            for (int ago = 1; ago < LOOKBACK; ago++) {
                int laps = ago;
                features.add(new DeclaredFeature<>(
                        new LapFeature(
                                channel + "_lag_" + laps,
                                FeatureFamily.SEQUENCE,
                                now.unit(),
                                now.low(),
                                now.high(),
                                Known.SOMETIMES,
                                channel + ", lap before this one: " + laps + "; unknown before the car's first lap"),
                        view -> view.past(base, laps)));
            }
        }
        return List.copyOf(features);
    }

    /** Fuel-corrected times of the clean ones of the last laps. */
    static double[] pace(LapView view, int laps) {
        return Numbers.known(clean(view, laps), DrivenLap::fuelCorrected);
    }

    private static List<DrivenLap> clean(LapView view, int laps) {
        return view.last(laps).stream()
                .filter(lap -> lap.isClean() && !Double.isNaN(lap.fuelCorrected()))
                .toList();
    }

    private static double slope(LapView view, int laps) {
        List<DrivenLap> clean = clean(view, laps);
        return Numbers.slope(
                clean.stream().mapToDouble(DrivenLap::number).toArray(),
                clean.stream().mapToDouble(DrivenLap::fuelCorrected).toArray(),
                FEWEST_FOR_SLOPE);
    }

    private static ToDoubleFunction<LapView> mean(String name, int laps) {
        int base = BaseFeatures.indexOf(name);
        return view -> Numbers.mean(Numbers.known(view.last(laps), lap -> lap.base()[base]));
    }

    private static ToDoubleFunction<LapView> trend(String name, int laps) {
        int base = BaseFeatures.indexOf(name);
        return view -> {
            List<DrivenLap> known = view.last(laps).stream()
                    .filter(lap -> !Float.isNaN(lap.base()[base]))
                    .toList();
            return Numbers.slope(
                    known.stream().mapToDouble(DrivenLap::number).toArray(),
                    known.stream().mapToDouble(lap -> lap.base()[base]).toArray(),
                    FEWEST_FOR_SLOPE);
        };
    }

    /** A base feature less what it was so many laps ago. */
    static ToDoubleFunction<LapView> change(String name, int laps) {
        int base = BaseFeatures.indexOf(name);
        return view -> view.past(base, 0) - view.past(base, laps);
    }
}
