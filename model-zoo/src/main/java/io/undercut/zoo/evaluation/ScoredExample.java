package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.ExampleKey;
import java.util.Comparator;

/**
 * A measured lap with what was predicted for it.
 *
 * @param key which car and lap
 * @param horizonLaps tire age since the stint's anchor laps, in laps; finite
 * @param label what was measured, in the label's unit; finite
 * @param predicted what the model said, in the label's unit; finite
 */
public record ScoredExample(ExampleKey key, double horizonLaps, double label, double predicted)
        implements Comparable<ScoredExample> {
    private static final Comparator<ScoredExample> ORDER = Comparator.comparing(ScoredExample::key)
            .thenComparingDouble(ScoredExample::horizonLaps)
            .thenComparingDouble(ScoredExample::label)
            .thenComparingDouble(ScoredExample::predicted);

    /** Refuses numbers that are not finite. */
    public ScoredExample {
        Observation.requireFinite(key, "horizon", horizonLaps);
        Observation.requireFinite(key, "label", label);
        Observation.requireFinite(key, "prediction", predicted);
    }

    /** The lap without the prediction. */
    public Observation observation() {
        return new Observation(key, horizonLaps, label);
    }

    /** Predicted minus measured: positive where the model expected more than there was. */
    public double residual() {
        return predicted - label;
    }

    /** The same lap as a baseline would have predicted it. */
    public ScoredExample predictedBy(Baseline baseline) {
        return new ScoredExample(key, horizonLaps, label, baseline.predict(key, horizonLaps));
    }

    /** By key, then by the numbers: the order of every sum, whatever the order of arrival. */
    @Override
    public int compareTo(ScoredExample other) {
        return ORDER.compare(this, other);
    }
}
