package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import java.util.List;

/** The naive predictors that a model type has to beat. */
@FunctionalInterface
public interface Baselines {
    /**
     * Fits them.
     *
     * @param learned rows of the races that the model learned from or was watched on; never of the test races
     * @return at least one, with distinct names
     */
    List<Baseline> fit(List<LabelledExample> learned);

    /**
     * Predictors that see the very labels they are asked for: they bound what can be reached and never compete.
     *
     * @param test the test rows
     */
    default List<Baseline> oracles(List<ScoredExample> test) {
        return List.of();
    }
}
