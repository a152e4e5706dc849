package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Collects the declarations of one family. */
public final class Declarations {
    private final FeatureFamily family;
    private final List<DeclaredFeature<LapFeature, LapView>> features = new ArrayList<>();

    Declarations(FeatureFamily family) {
        this.family = family;
    }

    /** A feature that is never null. */
    Declarations always(
            String name, String unit, double low, double high, String description, ToDoubleFunction<LapView> value) {
        return add(new LapFeature(name, family, unit, low, high, Known.ALWAYS, description), value);
    }

    /** A feature that is null where it is unknown. */
    Declarations sometimes(
            String name, String unit, double low, double high, String description, ToDoubleFunction<LapView> value) {
        return add(new LapFeature(name, family, unit, low, high, Known.SOMETIMES, description), value);
    }

    /** A feature that is 1 or 0. */
    Declarations flag(String name, String description, java.util.function.Predicate<LapView> holds) {
        return always(name, "1", 0, 1, description, view -> holds.test(view) ? 1 : 0);
    }

    List<DeclaredFeature<LapFeature, LapView>> list() {
        return List.copyOf(features);
    }

    private Declarations add(LapFeature feature, ToDoubleFunction<LapView> value) {
        features.add(new DeclaredFeature<>(feature, value));
        return this;
    }
}
