package io.undercut.zoo.model;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.List;

/**
 * A feed-forward network for regression.
 *
 * @param inputs width of the feature vector
 * @param hidden hidden layers, input side first
 * @param loss what is minimised on the standardised label
 * @param optimizer the updater
 * @param l2 L2 penalty: {@code l2 · w} is added to the gradient of weights, not of biases, before the updater
 */
public record NetworkSpec(int inputs, List<Dense> hidden, Loss loss, Adam optimizer, double l2) implements ModelSpec {
    /** Refuses what no network could be. */
    public NetworkSpec {
        hidden = List.copyOf(hidden);
        if (inputs < 1) {
            throw Fault.configuration("network.inputs is " + inputs + "; must be at least 1");
        }
        if (!(l2 >= 0)) {
            throw Fault.configuration("network.l2 is " + l2 + "; must be 0 or more");
        }
    }

    /**
     * A dense layer.
     *
     * @param units its width
     * @param activation its activation
     */
    public record Dense(int units, Activation activation) implements Serializable {
        /** Refuses an empty layer. */
        public Dense {
            if (units < 1) {
                throw Fault.configuration("network.hidden has a layer of " + units + " units; must be at least 1");
            }
        }
    }

    /** Activations of hidden layers. */
    public enum Activation {
        RELU,
        TANH,
        SIGMOID,
        SOFTPLUS,
        /** In DL4J's step only. */
        ELU,
        IDENTITY
    }

    /** Losses of the output. */
    public enum Loss {
        SQUARED_ERROR,
        ABSOLUTE_ERROR
    }

    /**
     * Adam (Kingma and Ba, 2015) with a learning rate that falls linearly to zero over a number of iterations.
     *
     * @param learningRate at the first iteration
     * @param beta1 decay of the first moment
     * @param beta2 decay of the second moment
     * @param decayIterations iterations until the rate is zero; 0 keeps it constant
     */
    public record Adam(double learningRate, double beta1, double beta2, int decayIterations) implements Serializable {
        /** Refuses rates that cannot learn. */
        public Adam {
            if (!(learningRate > 0)) {
                throw Fault.configuration("training.learning-rate is " + learningRate + "; must be above 0");
            }
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw Fault.configuration("training.betas are " + beta1 + ", " + beta2 + "; must be within 0 … 1");
            }
        }
    }
}
