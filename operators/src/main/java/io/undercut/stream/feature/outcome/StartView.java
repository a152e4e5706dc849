package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Start;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a feature may look at before the start: qualifying and grid.
 *
 * @param own the car's
 * @param mates those of the team's other cars
 * @param field those of all cars
 */
record StartView(Start own, List<Start> mates, List<Start> field) {
    /** Places behind the team's best other car, negative ahead of it; NaN without one. */
    double againstMate(ToDoubleFunction<Start> place) {
        return place.applyAsDouble(own) - least(mates, place);
    }

    /** How much slower than the best of all in qualifying, per cent. */
    double gapPercent() {
        return (own.bestMs() / least(field, Start::bestMs) - 1) * 100;
    }

    private static double least(List<Start> starts, ToDoubleFunction<Start> value) {
        return starts.stream()
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .min()
                .orElse(Double.NaN);
    }
}
