package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
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
        return of(spec, seed, new ReplicaExamples(training, validation), before, Collective.ALONE);
    }

    /**
     * The same with others who have the other rows; all come to the same trees and losses, which are of all rows. XGBoost alone can.
     *
     * @param rows this part's, at least one to learn from
     * @param before as above, the same of all parts
     * @param collective the parts; stays open when this is closed
     */
    static Boosting of(BoosterSpec spec, long seed, ReplicaExamples rows, byte[] before, Collective collective) {
        BoosterRows learned = BoosterRows.of(spec, rows.training());
        BoosterRows watched = BoosterRows.of(spec, rows.validation());
        return switch (spec.library()) {
            case XGBOOST -> new XgboostBoosting(spec, seed, learned, watched, before, collective);
            case LIGHTGBM -> {
                if (collective.parts() > 1) {
                    throw Fault.defect("LightGBM does not boost in parts", null);
                }
                yield new LightgbmBoosting(spec, seed, learned, watched, before);
            }
        };
    }

    /** Refuses rows that nothing could be boosted on, before others are waiting. */
    static void requireFit(BoosterSpec spec, ReplicaExamples rows) {
        BoosterRows.of(spec, rows.training());
        BoosterRows.of(spec, rows.validation());
    }

    /**
     * Boosts a segment.
     *
     * @param first number of its first boosting round, from 0
     * @param rounds how many
     */
    void boost(int first, int rounds);

    /** Mean loss over the training rows, of all parts, of the trees so far. */
    double trainingLoss();

    /** Mean loss over the validation rows, of all parts, of the trees so far; NaN without rows. */
    double validationLoss();

    /** The trees so far, in the library's own format; the same bytes for the same trees. */
    byte[] trees();

    @Override
    void close();
}
