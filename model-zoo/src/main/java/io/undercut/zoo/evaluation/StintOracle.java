package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.Collection;
import java.util.Map;

/**
 * Each stint's own slope, fitted on the very laps it predicts: what a straight line could reach if it knew the future. No model
 * competes with it; it shows how much of the error is noise around a line.
 */
public final class StintOracle implements Baseline {
    private final Map<String, Double> slopes;
    private final int horizon;

    private StintOracle(Map<String, Double> slopes, int horizon) {
        this.slopes = slopes;
        this.horizon = horizon;
    }

    /**
     * Fits the oracle on the laps it will be asked about.
     *
     * @param horizon place of the tire age gained among the inputs
     */
    public static StintOracle of(Collection<Observation> test, int horizon) {
        GroupSums sums = new GroupSums();
        test.stream().sorted().forEach(lap -> sums.add(stint(lap.key()), OriginSlope.terms(lap)));
        return new StintOracle(OriginSlope.slopes(sums.below(""), 1), horizon);
    }

    @Override
    public String name() {
        return "stint_oracle";
    }

    /** Predicts a lap of a stint it was fitted on; any other is refused. */
    @Override
    public double[] predict(RowKey key, float[] features) {
        Double slope = slopes.get(stint(key));
        if (slope == null) {
            throw Fault.data("the stint oracle knows nothing of stint %s; fit it on the test laps themselves"
                    .formatted(stint(key)));
        }
        return new double[] {slope * features[horizon]};
    }

    private static String stint(RowKey key) {
        return key.group() + '/' + key.of(KeyColumns.DRIVER) + '/' + key.of(KeyColumns.STINT);
    }
}
