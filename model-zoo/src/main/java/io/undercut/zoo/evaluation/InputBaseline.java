package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;

/**
 * An input as it is, such as the last qualifying place for the place at the finish. Where it is unknown, the mean label of the learned rows
 * in which it was unknown too; if it never was, the mean label of all.
 */
public final class InputBaseline implements Baseline {
    private final String name;
    private final int input;
    private final double unknown;

    private InputBaseline(String name, int input, double unknown) {
        this.name = name;
        this.input = input;
        this.unknown = unknown;
    }

    /**
     * The input's baseline alone.
     *
     * @param name the baseline's, in snake case, such as {@code last_qualifying}
     * @param input the input's place among the inputs; in the label's unit
     */
    public record Of(String name, int input) implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            boolean known = !Float.isNaN(learned.features()[input]);
            sums.add(group(known), learned.weight(), learned.weight() * learned.label());
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            double[] sums = learned.of(group(false))
                    .filter(unknown -> unknown[0] > 0)
                    .or(() -> learned.of(group(true)))
                    .orElseThrow(FrequencyBaseline::noRows);
            return List.of(new InputBaseline(name, input, sums[1] / sums[0]));
        }

        private String group(boolean known) {
            return "input/" + input + (known ? "/known" : "/unknown");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return new double[] {Float.isNaN(features[input]) ? unknown : features[input]};
    }
}
