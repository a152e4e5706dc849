package io.undercut.stream.feature.lap;

import io.undercut.race.Compound;
import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Which dry tires cars have run on, and what was fitted at their stops: in this race so far, here in earlier seasons, lately anywhere. */
final class FittingFamily {
    private static final List<Compound> OF_TODAY = List.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD);
    private static final double SOFTEST = 5;

    private FittingFamily() {}

    static List<DeclaredFeature<LapFeature, LapView>> inRace() {
        Declarations features = new Declarations(FeatureFamily.FITTING);
        for (Compound compound : OF_TODAY) {
            features.flag(
                    "used_" + word(compound),
                    "whether the car has run on " + compound,
                    view -> view.car().laps().stream()
                            .anyMatch(lap -> lap.lap().tire().compound() == compound));
        }
        features.sometimes(
                        "start_softness",
                        "1",
                        0,
                        SOFTEST,
                        "softness of the compound of the car's first lap; unknown on wet tires",
                        view -> StintFamily.softness(
                                view.car().laps().get(0).lap().tire().compound()))
                .always(
                        "race_dry_changes",
                        "1",
                        0,
                        500,
                        "changes from dry to dry tires in this race whose first lap has ended, none under a red flag",
                        view -> all(view).changes());
        shares(features, "race_next", "of such changes", FittingFamily::all);
        shares(features, "race_next_same", "of such changes from the compound the car runs on", FittingFamily::same);
        for (Compound compound : OF_TODAY) {
            features.sometimes(
                    "field_on_" + word(compound),
                    "1",
                    0,
                    1,
                    "share of the other running cars that run on " + compound,
                    view -> view.running().isEmpty()
                            ? Double.NaN
                            : RaceFamilies.share(
                                    view.rivals(), lap -> lap.lap().tire().compound() == compound));
        }
        return features.sometimes(
                        "softness_vs_field",
                        "1",
                        -SOFTEST,
                        SOFTEST,
                        "softness of the compound less the mean of the other running cars' on dry tires",
                        FittingFamily::softnessVsField)
                .list();
    }

    static List<DeclaredFeature<LapFeature, PriorView>> prior() {
        List<DeclaredFeature<LapFeature, PriorView>> features = new ArrayList<>();
        shares(
                features,
                "here_next",
                "of changes from dry to dry tires here in earlier seasons",
                view -> view.earlier().fittedAt(view.row().circuit(), null));
        shares(
                features,
                "here_next_same",
                "of such changes from the compound the car runs on",
                view -> view.earlier().fittedAt(view.row().circuit(), view.row().compound()));
        shares(
                features,
                "recent_next_same",
                "of changes from the compound the car runs on in earlier races of this season and the last",
                view -> view.earlier().fittedLately(view.row().compound()));
        return features;
    }

    private static void shares(
            Declarations features, String name, String which, Function<LapView, FittedTires> fitted) {
        for (CompoundGroup group : FittedTires.COUNTED) {
            features.always(
                    name + '_' + word(group),
                    "1",
                    0,
                    1,
                    says(which, group),
                    view -> fitted.apply(view).share(group));
        }
    }

    private static void shares(
            List<DeclaredFeature<LapFeature, PriorView>> features,
            String name,
            String which,
            Function<PriorView, FittedTires> fitted) {
        for (CompoundGroup group : FittedTires.COUNTED) {
            ToDoubleFunction<PriorView> share = view -> fitted.apply(view).share(group);
            features.add(new DeclaredFeature<>(
                    new LapFeature(
                            name + '_' + word(group),
                            FeatureFamily.FITTING,
                            "1",
                            0,
                            1,
                            Known.ALWAYS,
                            says(which, group)),
                    share));
        }
    }

    private static String says(String which, CompoundGroup group) {
        return which + " the share to " + group + " tires, (changes to them + 1) / (changes + 3)";
    }

    private static String word(Enum<?> compound) {
        return compound.name().toLowerCase(Locale.ROOT);
    }

    private static FittedTires all(LapView view) {
        return FittedTires.of(view.race().swaps().stream());
    }

    private static FittedTires same(LapView view) {
        Compound compound = view.lap().tire().compound();
        return FittedTires.of(view.race().swaps().stream()
                .filter(swap -> compound != null && swap.from().equals(compound.name())));
    }

    private static double softnessVsField(LapView view) {
        double[] others = Numbers.known(
                view.rivals(), lap -> StintFamily.softness(lap.lap().tire().compound()));
        return StintFamily.softness(view.lap().tire().compound()) - Numbers.mean(others);
    }
}
