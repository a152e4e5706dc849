package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.boosting.BoosterFormat;
import io.undercut.zoo.ensemble.EnsembleArchive;
import io.undercut.zoo.ensemble.EnsembleFormat;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.model.ModelFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Several boosters, trained side by side on the same rows and asked as one. What each counts is chosen on the validation races.
 *
 * @param members the boosters, of one objective
 * @param calibration what becomes of their probabilities
 */
public record EnsembleLearner(List<BoosterLearner> members, Calibration calibration) implements TreesLearner {
    /** The word of {@code --algorithm}. */
    public static final String ALGORITHM = "ensemble";

    /** Copies the list; refuses none, more than a file has room for, and boosters that minimise different things. */
    public EnsembleLearner {
        members = List.copyOf(members);
        long objectives = members.stream()
                .map(member -> member.booster().objective())
                .distinct()
                .count();
        if (members.isEmpty() || members.size() > EnsembleArchive.MOST || objectives > 1) {
            throw Fault.configuration("an ensemble has " + members.size() + " members of " + objectives
                    + " objectives; must be 1 … " + EnsembleArchive.MOST + " of one");
        }
    }

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public String word() {
        return "an ensemble of boosted trees";
    }

    @Override
    public TreesLearner of(UnaryOperator<BoosterLearner> change) {
        return new EnsembleLearner(members.stream().map(change).toList(), calibration);
    }

    @Override
    public ModelFormat format() {
        return new EnsembleFormat(BoosterFormat.ARCHIVE);
    }

    @Override
    public void requireFit(String name, ModelColumns columns, Target target) {
        members.forEach(member -> member.requireFit(name, columns, target));
        if (calibration != Calibration.NONE && target.outputs() < 2) {
            throw Fault.configuration("the ensemble of " + name + " is calibrated and predicts one number; only"
                    + " probabilities of several classes can be: leave it out");
        }
    }
}
