package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the row in a slot was the chosen one: the share of chosen rows by the value of one input, such as the place on the grid. To each
 * slot one chosen row is added, and as many rows as one is chosen of among all: Laplace's rule with the share of all in the place of a
 * half, which would put a slot that nobody ever started from above the front. Rows whose value is unknown are a slot; one never learned has
 * the share of all.
 */
public final class SlotFrequencyBaseline implements Baseline {
    private static final String UNKNOWN = "unknown";

    private final String name;
    private final int input;
    private final double overall;
    private final Map<String, Double> bySlot;

    private SlotFrequencyBaseline(String name, int input, double overall, Map<String, Double> bySlot) {
        this.name = name;
        this.input = input;
        this.overall = overall;
        this.bySlot = bySlot;
    }

    /**
     * The baseline of an input's values alone.
     *
     * @param name the baseline's, in snake case, such as {@code grid_frequency}
     * @param input the input's place among the inputs; its values are few
     */
    public record By(String name, int input) implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            sums.add(prefix() + slot(learned.features()[input]), learned.weight(), learned.weight() * learned.label());
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            Map<String, double[]> slots = learned.below(prefix());
            double rows = slots.values().stream().mapToDouble(sums -> sums[0]).sum();
            double chosen = slots.values().stream().mapToDouble(sums -> sums[1]).sum();
            if (rows == 0) {
                throw FrequencyBaseline.noRows();
            }
            // With nothing chosen at all every row is as likely as any other.
            double overall = chosen == 0 ? 1 : chosen / rows;
            Map<String, Double> bySlot = new TreeMap<>();
            slots.forEach((slot, sums) -> bySlot.put(slot, (sums[1] + 1) / (sums[0] + 1 / overall)));
            return List.of(new SlotFrequencyBaseline(name, input, overall, chosen == 0 ? Map.of() : bySlot));
        }

        private String prefix() {
            return "slot/" + input + '/';
        }
    }

    private static String slot(float value) {
        // Plus 0: −0 is the same slot as 0.
        return Float.isNaN(value) ? UNKNOWN : Float.toString(value + 0f);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return new double[] {bySlot.getOrDefault(slot(features[input]), overall)};
    }
}
