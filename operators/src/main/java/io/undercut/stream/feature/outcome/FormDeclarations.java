package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.outcome.OutcomeFeature.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Collects the declarations of one family known before qualifying. */
final class FormDeclarations {
    private static final double MOST_PLACE = 60;
    private static final double MOST_POINTS = 60;
    private static final double MOST_COUNT = 1000;

    private final OutcomeFamily family;
    private final List<DeclaredFeature<OutcomeFeature, FormView>> features = new ArrayList<>();

    FormDeclarations(OutcomeFamily family) {
        this.family = family;
    }

    /** A place, or a mean of places. */
    FormDeclarations place(String name, String description, ToDoubleFunction<FormView> value) {
        return add(name, "1", 1, MOST_PLACE, description, value);
    }

    /** A difference of places. */
    FormDeclarations places(String name, String description, ToDoubleFunction<FormView> value) {
        return add(name, "1", -MOST_PLACE, MOST_PLACE, description, value);
    }

    /** Points of a race, or a mean of them. */
    FormDeclarations points(String name, String description, ToDoubleFunction<FormView> value) {
        return add(name, "points", 0, MOST_POINTS, description, value);
    }

    /** Points of a season. */
    FormDeclarations total(String name, String description, ToDoubleFunction<FormView> value) {
        return add(name, "points", 0, 2 * MOST_COUNT, description, value);
    }

    /** A share or a flag. */
    FormDeclarations share(String name, String description, ToDoubleFunction<FormView> value) {
        return add(name, "1", 0, 1, description, value);
    }

    /** A count. */
    FormDeclarations count(String name, String description, ToDoubleFunction<FormView> value) {
        return add(name, "1", 0, MOST_COUNT, description, value);
    }

    List<DeclaredFeature<OutcomeFeature, FormView>> list() {
        return List.copyOf(features);
    }

    private FormDeclarations add(
            String name, String unit, double low, double high, String description, ToDoubleFunction<FormView> value) {
        features.add(new DeclaredFeature<>(
                new OutcomeFeature(name, family, Stage.BEFORE_QUALIFYING, unit, low, high, description), value));
        return this;
    }
}
