package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The label as a share of an input, such as the lap of a stop of the laps to go: the median share of the learned rows, to the thousandth,
 * times the input. Where the input is unknown, its mean over the learned rows stands for it.
 */
public final class MedianShareBaseline implements Baseline {
    private static final double THOUSANDTHS = 1000;

    private final String name;
    private final int input;
    private final double median;
    private final double mean;

    private MedianShareBaseline(String name, int input, double median, double mean) {
        this.name = name;
        this.input = input;
        this.median = median;
        this.mean = mean;
    }

    /**
     * The baseline of an input.
     *
     * @param name the baseline's, in snake case, such as {@code median_share}
     * @param input the input's place among the inputs; above 0, in the label's unit
     */
    public record Of(String name, int input) implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            double whole = learned.features()[input];
            if (whole > 0) {
                long share = Math.round(learned.label() / whole * THOUSANDTHS);
                sums.add(prefix() + share, learned.weight(), learned.weight() * whole);
            }
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            TreeMap<Long, double[]> shares = new TreeMap<>();
            learned.below(prefix()).forEach((share, sums) -> shares.put(Long.parseLong(share), sums));
            double weight = 0;
            double whole = 0;
            for (double[] sums : shares.values()) {
                weight += sums[0];
                whole += sums[1];
            }
            if (weight == 0) {
                throw FrequencyBaseline.noRows();
            }
            return List.of(new MedianShareBaseline(name, input, median(shares, weight), whole / weight));
        }

        private static double median(TreeMap<Long, double[]> shares, double weight) {
            double below = 0;
            for (Map.Entry<Long, double[]> share : shares.entrySet()) {
                below += share.getValue()[0];
                if (below >= weight / 2) {
                    return share.getKey() / THOUSANDTHS;
                }
            }
            return shares.lastKey() / THOUSANDTHS;
        }

        private String prefix() {
            return "median share/" + input + '/';
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return new double[] {median * (Float.isNaN(features[input]) ? mean : features[input])};
    }
}
