package io.undercut.stream.training.boosting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.undercut.fault.Fault;
import io.undercut.stream.training.round.Stopping;
import io.undercut.zoo.model.BoosterRecipe;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Calibration;
import java.io.Serializable;
import java.util.List;

/**
 * Everything that decides boosted trees, besides the data. A round is a segment of boosting rounds of every member.
 *
 * @param members the boosters, at least one, each trained by itself
 * @param blending how they are made one model; null where the one there is is the model
 * @param seed draws the rows and columns that the first member's trees see; each further one has the next
 * @param parts into how many parts the rows are divided, 2 … 64, each boosted by itself while all grow the same trees; the model depends on
 *     it. Null where each member has all rows in one task
 */
public record BoostingPlan(
        List<Member> members,
        @JsonInclude(JsonInclude.Include.NON_NULL) Calibration blending,
        long seed,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer parts)
        implements Serializable {
    /** As many as a feature set has partitions. */
    public static final int MOST_PARTS = 64;

    private static final long serialVersionUID = 1L;

    /** Copies the list; refuses several members that nobody makes one model of, and parts that nobody boosts. */
    public BoostingPlan {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > 1 && blending == null) {
            throw Fault.defect(members.size() + " boosters without a blending are no model", null);
        }
        if (parts != null && (parts < 2 || parts > MOST_PARTS)) {
            throw Fault.configuration("training.boosting-parts is " + parts + "; must be within 1 … " + MOST_PARTS);
        }
        if (parts != null && !boostsInParts(members)) {
            throw Fault.configuration("training.boosting-parts is " + parts
                    + ", and only one booster of XGBoost boosts in parts; choose it, or leave the parts out");
        }
    }

    private static boolean boostsInParts(List<Member> members) {
        return members.size() == 1 && members.get(0).booster().library() == BoosterSpec.Library.XGBOOST;
    }

    /** Members that have all rows each. */
    public BoostingPlan(List<Member> members, Calibration blending, long seed) {
        this(members, blending, seed, null);
    }

    /** One booster that is the model. */
    public BoostingPlan(BoosterSpec booster, BoosterRecipe recipe, long seed) {
        this(List.of(new Member(booster, recipe)), null, seed);
    }

    /**
     * A booster of a plan.
     *
     * @param booster the trees
     * @param recipe how long they are boosted
     */
    public record Member(BoosterSpec booster, BoosterRecipe recipe) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** When its boosting ends. */
        Stopping stopping() {
            return new Stopping(recipe.segments(), recipe.patience());
        }

        /** Number of the first boosting round of a segment, from 0. */
        int firstOf(int segment) {
            return segment * recipe.segment();
        }

        /** Boosting rounds done when a segment is over. */
        long boosted(int segment) {
            return Math.min(recipe.trees(), firstOf(segment + 1));
        }
    }

    /**
     * The same on rows that are divided.
     *
     * @param number of parts, 1 … 64; 1 leaves them whole
     */
    public BoostingPlan inParts(int number) {
        return new BoostingPlan(members, blending, seed, number == 1 ? null : Integer.valueOf(number));
    }

    /** What is boosted by itself: each member or, of one member, each part. */
    int splits() {
        return parts == null ? members.size() : parts;
    }

    /** Segments of the member that has most. */
    int rounds() {
        return members.stream()
                .mapToInt(member -> member.recipe().segments())
                .max()
                .orElseThrow();
    }

    /** Boosting rounds done when a round is over, of the member that has most. */
    long iterations(int round) {
        return members.stream().mapToLong(member -> member.boosted(round)).max().orElseThrow();
    }

    /** The seed of a member. */
    long seed(int member) {
        return seed + member;
    }
}
