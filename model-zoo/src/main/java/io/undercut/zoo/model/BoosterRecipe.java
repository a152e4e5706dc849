package io.undercut.zoo.model;

import io.undercut.fault.Fault;
import java.io.Serializable;

/**
 * How long trees are boosted.
 *
 * @param trees boosting rounds in all; each adds one tree, or one a class
 * @param segment boosting rounds between two looks at the validation rows; what a checkpoint keeps ends with a whole segment
 * @param patience segments without a lower validation loss before boosting stops; 0 never
 */
public record BoosterRecipe(int trees, int segment, int patience) implements Serializable {
    /** Refuses a training without a segment. */
    public BoosterRecipe {
        if (trees < 1 || segment < 1 || patience < 0) {
            throw Fault.configuration("boosting has " + trees + " rounds in segments of " + segment + ", patience "
                    + patience + "; must be at least 1, 1 and 0");
        }
    }

    /** Segments in all; the last may be shorter. */
    public int segments() {
        return (trees + segment - 1) / segment;
    }

    /** Boosting rounds of a segment, counted from 0. */
    public int roundsOf(int number) {
        return Math.min(segment, trees - number * segment);
    }
}
