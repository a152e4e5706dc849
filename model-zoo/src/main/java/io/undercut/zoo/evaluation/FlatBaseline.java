package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.util.List;

/**
 * Nothing changes: 0 everywhere. Of a loss, tires do not degrade; of a change, the last one persists.
 *
 * @param name the baseline's, in snake case
 */
public record FlatBaseline(String name) implements Baseline {
    /** Under its usual name. */
    public FlatBaseline() {
        this("flat");
    }

    /**
     * It alone.
     *
     * @param name the baseline's, in snake case, such as {@code persistence}
     */
    public record Alone(String name) implements Baselines {
        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            // It knows without having seen a row.
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            return List.of(new FlatBaseline(name));
        }
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return new double[1];
    }
}
