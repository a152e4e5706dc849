package io.undercut.zoo.catalog;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.TrainingRecipe;

/**
 * A network, trained by averaging over replicas.
 *
 * @param recipe how it is trained where nobody says otherwise
 * @param architecture the network
 */
public record NetworkLearner(TrainingRecipe recipe, Architecture architecture) {
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
}
