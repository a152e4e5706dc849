package io.undercut.stream.feature.driving;

import java.util.List;

/** What a race has shown of its circuit: means of the field's medians over the laps that most of the cars drove clean. */
final class RaceSoFar {
    private static final int CLEAN = DrivingFeatures.place("is_clean");
    private static final int FIRST = DrivingFeatures.ofNow() - DrivingFeatures.OF_RACE;

    private final double[] sums = new double[DrivingFeatures.OF_RACE];
    private final int[] counts = new int[DrivingFeatures.OF_RACE];

    /**
     * The next lap of the field.
     *
     * @param medians of what is compared
     * @param field values of its cars
     */
    void add(double[] medians, List<float[]> field) {
        long clean = field.stream().filter(values -> values[CLEAN] == 1).count();
        for (int at = 0; 2 * clean > field.size() && at < sums.length; at++) {
            if (!Double.isNaN(medians[at])) {
                sums[at] += medians[at];
                counts[at]++;
            }
        }
    }

    /** Puts the means into a row; unknown where no lap was clean yet. */
    void tell(float[] values) {
        for (int at = 0; at < sums.length; at++) {
            values[FIRST + at] = counts[at] == 0 ? Float.NaN : (float) (sums[at] / counts[at]);
        }
    }
}
