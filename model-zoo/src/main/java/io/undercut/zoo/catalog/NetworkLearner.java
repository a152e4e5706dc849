package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.NetworkFormat;

/**
 * A network, trained by averaging over replicas.
 *
 * @param recipe how it is trained where nobody says otherwise
 * @param architecture the network
 */
public record NetworkLearner(TrainingRecipe recipe, Architecture architecture) implements Learner {
    /** A network whose learning rate falls to zero over a number of iterations. */
    @FunctionalInterface
    public interface Architecture {
        /**
         * The network.
         *
         * @param learningRate at the first iteration
         * @param iterations until the rate is zero; 0 keeps it
         */
        NetworkSpec of(double learningRate, int iterations);
    }

    /** The network's time steps, outputs and inputs, whatever the rate. */
    public NetworkSpec shape() {
        return architecture.of(recipe.learningRate(), 0);
    }

    @Override
    public String algorithm() {
        return "network";
    }

    @Override
    public String word() {
        return "a network";
    }

    @Override
    public ModelFormat format() {
        return NetworkFormat.ARCHIVE;
    }

    @Override
    public void requireFit(String name, ModelColumns columns, Target target) {
        int outputs = shape().outputs() * shape().labelledSteps();
        int labels = columns.labels().size();
        if (shape().inputs() != columns.width() || outputs != target.outputs() || labels != target.columns()) {
            throw Fault.configuration(
                    "the network of %s has %d inputs and %d outputs; its columns are %d inputs and %d labels, its target has %d outputs of %d labels"
                            .formatted(
                                    name,
                                    shape().inputs(),
                                    outputs,
                                    columns.width(),
                                    labels,
                                    target.outputs(),
                                    target.columns()));
        }
        if (shape().steps() > 1 && shape().joined() < columns.indicated().size()) {
            throw Fault.configuration("the network of " + name + " has indicators among its time steps; they come last:"
                    + " join them, or leave them out");
        }
    }
}
