package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.LabelledExample;
import java.util.Comparator;
import java.util.List;

/** Each label's weighted mean over the learned rows: the usual number, or how often each class is true. */
public final class MeanBaseline implements Baseline {
    private final double[] means;

    private MeanBaseline(double[] means) {
        this.means = means;
    }

    /** Fits the means, in the order of keys; none of no rows. */
    public static MeanBaseline of(List<LabelledExample> learned) {
        if (learned.isEmpty()) {
            throw Fault.data("a baseline has no training rows; needs at least one race before the test races");
        }
        double[] means = new double[learned.get(0).labels().length];
        double weights = 0;
        for (LabelledExample row : learned.stream()
                .sorted(Comparator.comparing(LabelledExample::key))
                .toList()) {
            weights += row.weight();
            for (int label = 0; label < means.length; label++) {
                means[label] += row.weight() * row.labels()[label];
            }
        }
        for (int label = 0; label < means.length; label++) {
            means[label] /= weights;
        }
        return new MeanBaseline(means);
    }

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public double[] predict(ExampleKey key, float[] features) {
        return means.clone();
    }
}
