package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;

/** Each label's weighted mean over the learned rows: the usual number, or how often each class is true. */
public final class MeanBaseline implements Baseline {
    private static final String ALL = "mean";

    private final double[] means;

    private MeanBaseline(double[] means) {
        this.means = means;
    }

    /** The mean alone. */
    public static final class Alone implements Baselines {
        private static final long serialVersionUID = 1L;

        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            MeanBaseline.add(learned, sums);
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            return List.of(of(learned));
        }
    }

    /** Adds a row's weight and weighted labels. */
    static void add(LabelledExample learned, GroupSums sums) {
        sums.add(ALL, terms(learned));
    }

    /** A row's weight, then its weighted labels. */
    static double[] terms(LabelledExample learned) {
        double[] terms = new double[learned.labels().length + 1];
        terms[0] = learned.weight();
        for (int label = 1; label < terms.length; label++) {
            terms[label] = learned.weight() * learned.labels()[label - 1];
        }
        return terms;
    }

    /** Fits the means; none of no rows. */
    static MeanBaseline of(GroupSums learned) {
        return new MeanBaseline(means(learned.of(ALL).orElseThrow(FrequencyBaseline::noRows)));
    }

    /** The means of summed {@link #terms}. */
    static double[] means(double[] sums) {
        double[] means = new double[sums.length - 1];
        for (int label = 0; label < means.length; label++) {
            means[label] = sums[label + 1] / sums[0];
        }
        return means;
    }

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return means.clone();
    }
}
