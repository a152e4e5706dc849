package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.DeclaredFeature;
import java.util.List;

/**
 * This lap beside the car's own last ones. Circuits differ by half a minute a lap and laps by tenths: a learner that splits by absolute
 * times would have to find each circuit first.
 */
final class PaceChanges {
    private static final double FAR_S = 20_000;

    private PaceChanges() {}

    static List<DeclaredFeature<LapFeature, LapView>> windows() {
        Declarations features = new Declarations(FeatureFamily.WINDOW);
        for (int laps : new int[] {3, 5, 10}) {
            String over = " of clean laps over the last " + laps;
            features.sometimes(
                            "pace_vs_mean_" + laps + "_s",
                            "s",
                            -FAR_S,
                            FAR_S,
                            "fuel-corrected time less the mean" + over,
                            view -> view.now().fuelCorrected() - Numbers.mean(PastFamilies.pace(view, laps)))
                    .sometimes(
                            "pace_vs_best_" + laps + "_s",
                            "s",
                            -FAR_S,
                            FAR_S,
                            "fuel-corrected time less the best" + over,
                            view -> view.now().fuelCorrected() - Numbers.least(PastFamilies.pace(view, laps)));
        }
        for (int laps : new int[] {1, 2, 3}) {
            String ago = laps == 1 ? " of the lap before" : " " + laps + " laps ago";
            features.sometimes(
                            "pace_change_" + laps + "_s",
                            "s",
                            -FAR_S,
                            FAR_S,
                            "fuel_corrected_s less that" + ago,
                            PastFamilies.change("fuel_corrected_s", laps))
                    .sometimes(
                            "lap_vs_field_change_" + laps + "_s",
                            "s",
                            -FAR_S,
                            FAR_S,
                            "lap_vs_field_s less that" + ago,
                            PastFamilies.change("lap_vs_field_s", laps));
        }
        int lap = BaseFeatures.indexOf("lap_time_s");
        int best = BaseFeatures.indexOf("stint_best_s");
        return features.sometimes(
                        "lap_vs_stint_best_s",
                        "s",
                        -FAR_S,
                        FAR_S,
                        "lap time less the stint's best clean lap so far",
                        view -> view.past(lap, 0) - view.past(best, 0))
                .list();
    }
}
