package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RecordedTraining;
import io.undercut.stream.training.round.Stopping;
import io.undercut.zoo.boosting.BoosterArchive;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;

/**
 * Everything that decides boosted trees, besides the data. A round is a segment of boosting rounds.
 *
 * @param booster the trees
 * @param recipe how long they are boosted
 * @param seed draws the rows and columns that trees see
 */
public record BoostingPlan(BoosterSpec booster, BoosterRecipe recipe, long seed) implements RecordedTraining {
    private static final long serialVersionUID = 1L;

    /** When boosting ends. */
    public Stopping stopping() {
        return new Stopping(recipe.segments(), recipe.patience());
    }

    /** Number of the first boosting round of a segment, from 0. */
    int firstOf(int segment) {
        return segment * recipe.segment();
    }

    @Override
    public int rounds() {
        return recipe.segments();
    }

    @Override
    public long iterations(int round) {
        return Math.min(recipe.trees(), firstOf(round + 1));
    }

    @Override
    public byte[] archive(Chunk whole) {
        return BoosterArchive.write(booster, whole.payload());
    }
}
