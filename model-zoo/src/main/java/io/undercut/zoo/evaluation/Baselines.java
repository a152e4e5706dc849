package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import java.io.Serializable;
import java.util.List;

/** The naive predictors that a model type has to beat, fitted from sums that are taken where the rows are. */
public interface Baselines extends Serializable {
    /**
     * Adds a row to the sums.
     *
     * @param learned a row of a race that the model learned from or was watched on; never of a test race
     */
    void add(LabelledExample learned, GroupSums sums);

    /**
     * Fits them.
     *
     * @param learned the sums of all such rows
     * @return at least one, with distinct names
     */
    List<Baseline> fit(GroupSums learned);

    /**
     * Predictors that see the very labels they are asked for: they bound what can be reached and never compete.
     *
     * @param test the test rows
     */
    default List<Baseline> oracles(List<ScoredExample> test) {
        return List.of();
    }

    /** Whether one of them is fitted from all rows that are learned from, beside the sums: a logistic regression of two classes. */
    default boolean readsRows() {
        return false;
    }

    /** These and others, which are of another kind or of other columns. */
    default Baselines and(Baselines others) {
        return new JoinedBaselines(List.of(this, others));
    }
}
