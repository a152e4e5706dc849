package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;

/** Cars before their races, for the tests of this package. */
final class Cars {
    private Cars() {}

    /** A car whose one input is 7; drivers come in order of their letters. */
    static ScoredExample car(String race, String driver, double label, double predicted) {
        return new ScoredExample(
                KeyColumns.car(race, 2024, "circuit-" + race, driver, "Team " + driver),
                new float[] {7},
                new double[] {label},
                1,
                new double[] {predicted});
    }

    /** The cars A, B, C, … of a race. */
    static List<ScoredExample> race(String race, double[] labels, double... predicted) {
        List<ScoredExample> cars = new ArrayList<>();
        for (int at = 0; at < labels.length; at++) {
            cars.add(car(race, Character.toString('A' + at), labels[at], predicted[at]));
        }
        return cars;
    }
}
