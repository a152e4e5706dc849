package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.Baselines;
import io.undercut.zoo.evaluation.SliceDimension;
import java.util.List;
import java.util.Optional;

/**
 * A model type by declaration: all that the pipeline knows of it. Another one is another constant of this type.
 *
 * @param name the model type's name everywhere: snake case
 * @param featureSet the name of the feature set that its rows come from
 * @param columns which of the set's columns it reads
 * @param target what is predicted
 * @param learner what learns it
 * @param baselines what it has to beat
 * @param gates what it must pass to be promoted
 * @param slices by what its results are cut
 * @param horizon the input that says how far ahead a row looks, over which reports draw its errors; null if it has none
 * @param since the first season that it learns from where nobody names any; 0 for all there are
 * @param notes what its card says of it
 */
public record ModelType(
        String name,
        String featureSet,
        ModelColumns columns,
        Target target,
        Learner learner,
        Baselines baselines,
        List<Gate> gates,
        List<SliceDimension> slices,
        String horizon,
        int since,
        CardNotes notes) {
    /** Copies the lists; refuses a learner that is not of these columns and this target. */
    public ModelType {
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw Fault.configuration("model type is '" + name + "'; must be snake case: [a-z][a-z0-9_]*");
        }
        learner.requireFit(name, columns, target);
        target.intervals()
                .filter(bins -> !columns.names().contains(bins.input()))
                .ifPresent(bins -> {
                    throw Fault.configuration("the intervals of " + name + " widen by " + bins.input()
                            + ", which is none of its inputs; choose one of them");
                });
    }

    /** A type that learns from all seasons there are, and says nothing of itself. */
    public ModelType(
            String name,
            String featureSet,
            ModelColumns columns,
            Target target,
            Learner learner,
            Baselines baselines,
            List<Gate> gates,
            List<SliceDimension> slices,
            String horizon) {
        this(name, featureSet, columns, target, learner, baselines, gates, slices, horizon, 0, CardNotes.NONE);
    }

    /** The place of the horizon among the inputs; empty if it has none. */
    public Optional<Integer> horizonPlace() {
        return Optional.ofNullable(horizon).map(columns.names()::indexOf);
    }
}
