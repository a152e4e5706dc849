package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that MAE, RMSE and R² need to know of a race, so that a resample adds up races, not laps.
 *
 * @param examples rows
 * @param absolute Σ|error|
 * @param squared Σ error²
 * @param label Σ (label − centre)
 * @param labelSquared Σ (label − centre)²; centred, so that the difference of squares does not cancel
 */
record ErrorSums(int examples, double absolute, double squared, double label, double labelSquared) {
    static final ErrorSums NONE = new ErrorSums(0, 0, 0, 0, 0);

    /** One entry a race, in order of time; rows must be sorted. */
    static List<ErrorSums> byRace(List<ScoredExample> sorted) {
        double total = 0;
        for (ScoredExample row : sorted) {
            total += row.label();
        }
        double centre = total / sorted.size();
        Map<String, List<ScoredExample>> races = sorted.stream()
                .collect(Collectors.groupingBy(row -> row.key().raceId(), TreeMap::new, Collectors.toList()));
        return races.values().stream().map(rows -> of(rows, centre)).toList();
    }

    private static ErrorSums of(List<ScoredExample> rows, double centre) {
        double absolute = 0;
        double squared = 0;
        double label = 0;
        double labelSquared = 0;
        for (ScoredExample row : rows) {
            double error = row.residual();
            double deviation = row.label() - centre;
            absolute += Math.abs(error);
            squared += error * error;
            label += deviation;
            labelSquared += deviation * deviation;
        }
        return new ErrorSums(rows.size(), absolute, squared, label, labelSquared);
    }

    /** The races of one draw together. */
    static ErrorSums total(List<ErrorSums> races, int[] draw) {
        ErrorSums sum = NONE;
        for (int race : draw) {
            sum = sum.plus(races.get(race));
        }
        return sum;
    }

    private ErrorSums plus(ErrorSums other) {
        return new ErrorSums(
                examples + other.examples,
                absolute + other.absolute,
                squared + other.squared,
                label + other.label,
                labelSquared + other.labelSquared);
    }

    double mae() {
        return absolute / examples;
    }

    double rmse() {
        return Math.sqrt(squared / examples);
    }

    double r2() {
        double deviation = labelSquared - label * label / examples;
        if (deviation <= 0) {
            return squared == 0 ? 1 : 0;
        }
        return 1 - squared / deviation;
    }
}
