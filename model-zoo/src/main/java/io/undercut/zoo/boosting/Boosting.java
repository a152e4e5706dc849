package io.undercut.zoo.boosting;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec;

/**
 * Trees that are being boosted on rows which are here, segment by segment. What a segment comes to depends on the rows, the specification,
 * the seed and the trees before it, and not on whether these were boosted here: a training that was lost goes on from the last whole
 * segment to the same model. Not safe for use by several threads.
 */
public interface Boosting extends AutoCloseable {
    /**
     * Begins, or goes on.
     *
     * @param seed draws the rows and columns that trees see
     * @param training rows to learn from, at least one
     * @param validation rows to be watched on; may be none
     * @param before trees of the segments before, as {@link #trees} gave them; null at the beginning
     */
    static Boosting of(BoosterSpec spec, long seed, ExampleTable training, ExampleTable validation, byte[] before) {
        BoosterRows learned = BoosterRows.of(spec, training);
        BoosterRows watched = BoosterRows.of(spec, validation);
        return switch (spec.library()) {
            case XGBOOST -> new XgboostBoosting(spec, seed, learned, watched, before);
            case LIGHTGBM -> new LightgbmBoosting(spec, seed, learned, watched, before);
        };
    }

    /**
     * Boosts a segment.
     *
     * @param first number of its first boosting round, from 0
     * @param rounds how many
     */
    void boost(int first, int rounds);

    /** Mean loss over the training rows of the trees so far. */
    double trainingLoss();

    /** Mean loss over the validation rows of the trees so far; NaN without rows. */
    double validationLoss();

    /** The trees so far, in the library's own format; the same bytes for the same trees. */
    byte[] trees();

    @Override
    void close();
}
