package io.undercut.zoo.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A network: hidden layers, and a dense output layer whose activation goes with the loss.
 *
 * @param inputs width of the feature vector; with recurrent layers, columns of one time step times the steps, step by step, then those
 *     that are joined
 * @param hidden hidden layers, input side first; recurrent ones before dense ones
 * @param outputs columns of the label, of one time step where every step is labelled; 0 is read as 1, which JSON leaves out
 * @param loss what is minimised on the standardised label
 * @param optimizer the updater
 * @param l2 L2 penalty: {@code l2 · w} is added to the gradient of weights, not of biases, before the updater
 * @param refinements what goes beyond that; at most one of a kind
 */
public record NetworkSpec(
        int inputs,
        List<Layer> hidden,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NetworkSpec.SingleOutput.class)
        int outputs,

        Loss loss,
        Optimizer optimizer,
        double l2,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Refinement> refinements)
        implements ModelSpec {
    /** Refuses what no network could be. */
    public NetworkSpec {
        hidden = List.copyOf(hidden);
        refinements = refinements == null ? List.of() : List.copyOf(refinements);
        outputs = outputs == 0 ? 1 : outputs;
        if (inputs < 1) {
            throw Fault.configuration("network.inputs is " + inputs + "; must be at least 1");
        }
        if (outputs < 1) {
            throw Fault.configuration("network.outputs is " + outputs + "; must be at least 1");
        }
        if (!(l2 >= 0)) {
            throw Fault.configuration("network.l2 is " + l2 + "; must be 0 or more");
        }
        if (loss == Loss.CROSS_ENTROPY && outputs == 1) {
            throw Fault.configuration("network.outputs is 1; cross entropy over classes needs at least 2");
        }
        refuseDoubles(refinements);
        refuseSteps(inputs, hidden);
    }

    /** A network with one output and no refinements. */
    public NetworkSpec(int inputs, List<? extends Layer> hidden, Loss loss, Optimizer optimizer, double l2) {
        this(inputs, List.copyOf(hidden), 1, loss, optimizer, l2, List.of());
    }

    private static void refuseDoubles(List<Refinement> refinements) {
        long kinds = refinements.stream().map(Refinement::getClass).distinct().count();
        if (kinds < refinements.size()) {
            throw Fault.configuration("network.refinements has two of one kind; must have at most one of each");
        }
    }

    private static void refuseSteps(int inputs, List<Layer> hidden) {
        int steps = 0;
        int joined = 0;
        boolean sequence = true;
        boolean ended = false;
        for (Layer layer : hidden) {
            if (layer instanceof Join join) {
                if (!ended) {
                    throw Fault.configuration("network.hidden joins " + join.columns()
                            + " inputs; must do so once, behind a recurrent layer that gives its last step");
                }
                joined = join.columns();
            } else if (!(layer instanceof Lstm lstm)) {
                sequence = false;
            } else if (!sequence || steps != 0 && steps != lstm.steps()) {
                throw Fault.configuration("network.hidden has a recurrent layer of " + lstm.steps()
                        + " steps; must be the same in every recurrent layer, and come before dense layers and after"
                        + " layers that give every step");
            } else {
                steps = lstm.steps();
                sequence = lstm.gives() == Lstm.Gives.EVERY_STEP;
            }
            ended = layer instanceof Lstm && !sequence;
        }
        if (steps > 0 && (inputs <= joined || (inputs - joined) % steps != 0)) {
            throw Fault.configuration("network.inputs is " + inputs + ", " + joined
                    + " of them joined; the others must be" + " the columns of " + steps + " steps");
        }
    }

    /** Time steps of a row; 1 without recurrent layers. */
    public int steps() {
        return hidden.stream()
                .filter(Lstm.class::isInstance)
                .map(layer -> ((Lstm) layer).steps())
                .findFirst()
                .orElse(1);
    }

    /** Inputs that stand behind those of the steps and are joined with what recurrent layers give; 0 without a join. */
    public int joined() {
        return hidden.stream()
                .filter(Join.class::isInstance)
                .map(layer -> ((Join) layer).columns())
                .findFirst()
                .orElse(0);
    }

    /** Columns of a time step. */
    public int columns() {
        return (inputs - joined()) / steps();
    }

    /** Numbers that a row's inputs are standardised by: one a column of a step, the same in every step; one an input where some are joined. */
    public int scales() {
        return joined() == 0 ? columns() : inputs;
    }

    /** Floats that its layers have in all: weights, biases and, in recurrent layers, both kinds of weights of four gates. */
    public long parameters() {
        long parameters = 0;
        long width = columns();
        for (Layer layer : hidden) {
            if (layer instanceof Join join) {
                width += join.columns();
                continue;
            }
            long units = layer instanceof Lstm lstm ? lstm.cells() : ((Dense) layer).units();
            long each = layer instanceof Lstm ? 4 * (width + units + 1) : width + 1;
            parameters = Math.addExact(parameters, Math.multiplyExact(each, units));
            width = units;
        }
        return Math.addExact(parameters, Math.multiplyExact(width + 1, (long) outputs));
    }

    /** Steps that have a label: all of them where the last recurrent layer gives every step, else one. */
    public int labelledSteps() {
        boolean last =
                hidden.stream().anyMatch(layer -> layer instanceof Lstm lstm && lstm.gives() == Lstm.Gives.LAST_STEP);
        return last ? 1 : steps();
    }

    /** The learning rate of an iteration, from 0 on; the same on every processor. */
    public double rate(int iteration) {
        double rate = optimizer.learningRate();
        if (optimizer.decayIterations() > 0) {
            rate *= Math.max(0, 1 - iteration / (double) optimizer.decayIterations());
        }
        Optional<Refinement.RateDecay> decay = refinement(Refinement.RateDecay.class);
        if (decay.isPresent()) {
            int times = iteration / decay.get().every();
            rate *= StrictMath.pow(decay.get().factor(), times);
        }
        return rate;
    }

    /** The refinement of a kind, if there is one. */
    public <T extends Refinement> Optional<T> refinement(Class<T> kind) {
        return refinements.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** A hidden layer. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Dense.class), @JsonSubTypes.Type(Lstm.class), @JsonSubTypes.Type(Join.class)})
    public sealed interface Layer extends Serializable permits Dense, Lstm, Join {}

    /**
     * A dense layer.
     *
     * @param units its width
     * @param activation its activation
     */
    public record Dense(int units, Activation activation) implements Layer {
        /** Refuses an empty layer. */
        public Dense {
            if (units < 1) {
                throw Fault.configuration("network.hidden has a layer of " + units + " units; must be at least 1");
            }
        }
    }

    /**
     * A long short-term memory (Hochreiter and Schmidhuber, 1997, with forget gates, without peepholes). A row may be shorter than its
     * steps: what follows its own length is not seen.
     *
     * @param cells its width
     * @param steps time steps of a row
     * @param gives what the next layer gets
     */
    public record Lstm(int cells, int steps, Gives gives) implements Layer {
        /** What the next layer gets. */
        public enum Gives {
            EVERY_STEP,
            /** The last step within the row's length. */
            LAST_STEP
        }

        /** Refuses an empty layer. */
        public Lstm {
            if (cells < 1 || steps < 2) {
                throw Fault.configuration("network.hidden has a recurrent layer of " + cells + " cells and " + steps
                        + " steps; must be at least 1 and 2");
            }
        }
    }

    /**
     * The last columns of a row, which are the same at every step and which recurrent layers do not read, put behind the last step that
     * these give: what does not change with time need not be learned anew at each step.
     *
     * @param columns how many
     */
    public record Join(int columns) implements Layer {
        /** Refuses to join nothing. */
        public Join {
            if (columns < 1) {
                throw Fault.configuration("network.hidden joins " + columns + " inputs; must be at least 1");
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

    /** Losses, each with the activation of the output that goes with it. A sequence's loss is the sum over its labelled steps. */
    public enum Loss {
        /** Mean over the outputs; the outputs are plain sums. */
        SQUARED_ERROR,
        /** Mean over the outputs; the outputs are plain sums. */
        ABSOLUTE_ERROR,
        /** Sum over the outputs, labels within 0 … 1; the outputs are probabilities, by the logistic function. */
        BINARY_CROSS_ENTROPY,
        /** Labels are one column a class, summing to one; the outputs are probabilities, by softmax. */
        CROSS_ENTROPY
    }

    /** What turns gradients into steps. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Adam.class), @JsonSubTypes.Type(Momentum.class)})
    public sealed interface Optimizer extends Serializable permits Adam, Momentum {
        /** The rate of the first iteration. */
        double learningRate();

        /** Iterations over which the rate falls linearly to zero; 0 keeps it. */
        int decayIterations();
    }

    /**
     * Adam (Kingma and Ba, 2015) with a learning rate that falls linearly to zero over a number of iterations.
     *
     * @param learningRate at the first iteration
     * @param beta1 decay of the first moment
     * @param beta2 decay of the second moment
     * @param decayIterations iterations until the rate is zero; 0 keeps it constant
     */
    public record Adam(double learningRate, double beta1, double beta2, int decayIterations) implements Optimizer {
        /** Refuses rates that cannot learn. */
        public Adam {
            refuseRate(learningRate);
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw Fault.configuration("training.betas are " + beta1 + ", " + beta2 + "; must be within 0 … 1");
            }
        }
    }

    /**
     * Gradient descent with Nesterov's momentum, in the form of Bengio et al. (2012).
     *
     * @param learningRate at the first iteration
     * @param momentum what stays of the velocity; 0 is plain descent, without state
     * @param decayIterations iterations until the rate is zero; 0 keeps it constant
     */
    public record Momentum(double learningRate, double momentum, int decayIterations) implements Optimizer {
        /** Refuses rates that cannot learn. */
        public Momentum {
            refuseRate(learningRate);
            if (!(momentum >= 0 && momentum < 1)) {
                throw Fault.configuration("training.momentum is " + momentum + "; must be within 0 … 1");
            }
        }
    }

    private static void refuseRate(double learningRate) {
        if (!(learningRate > 0)) {
            throw Fault.configuration("training.learning-rate is " + learningRate + "; must be above 0");
        }
    }

    /** Leaves a single output out of JSON, where it always was. */
    static final class SingleOutput {
        @Override
        public boolean equals(Object outputs) {
            return Integer.valueOf(1).equals(outputs);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
