package io.undercut.stream.feature.lap;

import static io.undercut.stream.feature.lap.Numbers.clamp;
import static io.undercut.stream.feature.lap.Numbers.known;
import static io.undercut.stream.feature.lap.Numbers.of;

import io.undercut.race.Compound;
import io.undercut.stream.feature.DeclaredFeature;
import java.util.List;
import java.util.function.Predicate;

/** Tires and stops. */
final class StintFamily {
    private static final int FEWEST_FOR_SLOPE = 4;
    private static final double FAR_S = 600;

    private StintFamily() {}

    static List<DeclaredFeature<LapFeature, LapView>> stint() {
        Declarations features = new Declarations(FeatureFamily.STINT)
                .sometimes(
                        "tire_age",
                        "laps",
                        0,
                        100,
                        "laps on the set, this one included",
                        view -> view.now().age())
                .sometimes(
                        "stint",
                        "1",
                        1,
                        30,
                        "the stint's number",
                        view -> of(view.lap().tire().stint()))
                .always(
                        "laps_in_stint",
                        "laps",
                        1,
                        200,
                        "laps since tires were last changed, this one included",
                        view -> view.car().stint().size())
                .sometimes(
                        "fresh_tire",
                        "1",
                        0,
                        1,
                        "whether the set was new when fitted",
                        view -> flag(view.lap().tire().fresh()))
                .sometimes(
                        "compound_softness",
                        "1",
                        0,
                        5,
                        "dry compounds, 0 hard, 1 medium, 2 soft … 5 hypersoft; unknown on wet tires",
                        view -> softness(view.lap().tire().compound()));
        for (Compound compound :
                List.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD, Compound.INTERMEDIATE, Compound.WET)) {
            String name = compound.name().toLowerCase(java.util.Locale.ROOT);
            features.flag("on_" + name, "whether the car runs on " + compound, on(compound));
        }
        return features.sometimes(
                        "last_compound_softness",
                        "1",
                        0,
                        5,
                        "softness of the compound before the last change; unknown in the first stint",
                        view -> view.car().beforeStint() == null
                                ? Double.NaN
                                : softness(view.car().beforeStint().lap().tire().compound()))
                .always(
                        "dry_compounds_used",
                        "1",
                        0,
                        5,
                        "different dry compounds so far; a dry race demands two",
                        StintFamily::dryCompounds)
                .flag(
                        "pit_in",
                        "whether the car entered the pits at the end of the lap",
                        view -> view.lap().pit().hasEntered())
                .flag(
                        "pit_out",
                        "whether the car left the pits at its start",
                        view -> view.lap().pit().hasLeft())
                .always(
                        "stops",
                        "1",
                        0,
                        50,
                        "pit entries so far, this lap's included",
                        view -> view.car().stops())
                .sometimes(
                        "anchor_s",
                        "s",
                        0,
                        20_000,
                        "mean of the stint's first three clean laps; unknown before the third",
                        StintFamily::anchor)
                .sometimes(
                        "loss_since_anchor_s",
                        "s",
                        -FAR_S,
                        FAR_S,
                        "a clean lap's time less the anchor; unknown on other laps",
                        view -> view.now().isClean()
                                ? clamp(view.now().seconds() - anchor(view), -FAR_S, FAR_S)
                                : Double.NaN)
                .sometimes(
                        "stint_best_s",
                        "s",
                        0,
                        20_000,
                        "the stint's best clean lap so far",
                        view -> Numbers.least(known(clean(view), DrivenLap::seconds)))
                .sometimes(
                        "stint_slope_s_per_lap",
                        "s/lap",
                        -10,
                        10,
                        "slope of lap time on tire age over the stint's clean laps, fuel-corrected; unknown below four",
                        view -> clamp(slope(view), -10, 10))
                .always(
                        "stint_clean_laps",
                        "laps",
                        0,
                        200,
                        "clean laps of the stint so far",
                        view -> clean(view).size())
                .list();
    }

    static double softness(Compound compound) {
        return compound == null || !compound.isDry() ? Double.NaN : Compound.HARD.ordinal() - compound.ordinal();
    }

    static double flag(Boolean value) {
        if (value == null) {
            return Double.NaN;
        }
        return value ? 1 : 0;
    }

    private static Predicate<LapView> on(Compound compound) {
        return view -> view.lap().tire().compound() == compound;
    }

    static double dryCompounds(LapView view) {
        return view.car().laps().stream()
                .map(lap -> lap.lap().tire().compound())
                .filter(compound -> compound != null && compound.isDry())
                .distinct()
                .count();
    }

    private static List<DrivenLap> clean(LapView view) {
        return view.car().stint().stream().filter(DrivenLap::isClean).toList();
    }

    private static double anchor(LapView view) {
        Anchor anchor = view.car().anchor();
        return anchor == null ? Double.NaN : anchor.seconds();
    }

    private static double slope(LapView view) {
        List<DrivenLap> clean = clean(view).stream()
                .filter(lap -> !Double.isNaN(lap.fuelCorrected()))
                .toList();
        return Numbers.slope(
                clean.stream().mapToDouble(DrivenLap::age).toArray(),
                clean.stream().mapToDouble(DrivenLap::fuelCorrected).toArray(),
                FEWEST_FOR_SLOPE);
    }
}
