package io.undercut.testing;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Join;
import io.undercut.zoo.model.NetworkSpec.Layer;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.NetworkSpec.Lstm.Gives;
import io.undercut.zoo.model.NetworkSpec.Momentum;
import io.undercut.zoo.model.NetworkSpec.Optimizer;
import io.undercut.zoo.model.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Small networks of every kind. Their rows are twelve wide: three columns by four steps where there is time, or fewer columns and others
 * beside the steps.
 */
public final class Networks {
    private static final int WIDTH = 12;
    private static final int STEPS = 4;
    private static final Adam ADAM = new Adam(0.01, 0.9, 0.999, 0);

    private Networks() {}

    /** Every hidden layer with every loss. */
    public static List<NetworkSpec> layersByLosses() {
        List<List<Layer>> stacks = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            stacks.add(List.of(new Dense(19, activation), new Dense(3, activation)));
        }
        stacks.addAll(recurrent());
        List<NetworkSpec> specs = new ArrayList<>();
        for (List<Layer> stack : stacks) {
            for (Loss loss : Loss.values()) {
                specs.add(spec(stack, loss, ADAM, 0, List.of()));
            }
        }
        return specs;
    }

    private static List<List<Layer>> recurrent() {
        return List.of(
                List.of(new Lstm(5, STEPS, Gives.EVERY_STEP)),
                List.of(new Lstm(5, STEPS, Gives.LAST_STEP)),
                List.of(
                        new Lstm(17, STEPS, Gives.EVERY_STEP),
                        new Lstm(3, STEPS, Gives.LAST_STEP),
                        new Dense(4, Activation.TANH)),
                List.of(new Lstm(6, STEPS, Gives.EVERY_STEP), new Dense(4, Activation.RELU)),
                List.of(new Lstm(5, STEPS, Gives.LAST_STEP), new Join(4)),
                List.of(
                        new Lstm(17, STEPS, Gives.EVERY_STEP),
                        new Lstm(3, STEPS, Gives.LAST_STEP),
                        new Join(8),
                        new Dense(4, Activation.TANH)));
    }

    /** Every updater and refinement, in a dense, in a recurrent and in a joined network. */
    public static List<NetworkSpec> trainings() {
        List<NetworkSpec> specs = new ArrayList<>();
        for (List<Layer> stack : List.of(
                List.<Layer>of(new Dense(7, Activation.TANH)),
                recurrent().get(2),
                recurrent().get(5))) {
            for (Optimizer optimizer : optimizers()) {
                specs.add(spec(stack, Loss.SQUARED_ERROR, optimizer, 0, List.of()));
                specs.add(spec(stack, Loss.SQUARED_ERROR, optimizer, 0.1, List.of()));
                for (Refinement refinement : refinements()) {
                    specs.add(spec(stack, Loss.SQUARED_ERROR, optimizer, 0, List.of(refinement)));
                }
                specs.add(spec(stack, Loss.SQUARED_ERROR, optimizer, 0.05, refinements()));
            }
        }
        return specs;
    }

    private static List<Optimizer> optimizers() {
        return List.of(ADAM, new Adam(0.01, 0.8, 0.99, 7), new Momentum(0.1, 0.9, 0), new Momentum(0.1, 0, 7));
    }

    /** All that do not draw numbers. */
    private static List<Refinement> refinements() {
        return List.of(
                new Refinement.L1(0.02),
                new Refinement.WeightDecay(0.1),
                new Refinement.Clipping(Refinement.Clipping.Clip.LAYER_NORM, 0.05),
                new Refinement.RateDecay(0.5, 2),
                new Refinement.InputBound(0.4));
    }

    /** Gradients bounded one by one. */
    public static NetworkSpec clippedByElement() {
        return spec(
                List.of(new Dense(7, Activation.TANH)),
                Loss.SQUARED_ERROR,
                ADAM,
                0,
                List.of(new Refinement.Clipping(Refinement.Clipping.Clip.ELEMENT, 0.01)));
    }

    /** A dense, a recurrent and a joined network whose inputs are cut. */
    public static List<NetworkSpec> bounded() {
        return Stream.of(
                        List.<Layer>of(new Dense(7, Activation.TANH)),
                        recurrent().get(2),
                        recurrent().get(5))
                .map(stack -> spec(stack, Loss.SQUARED_ERROR, ADAM, 0, List.of(new Refinement.InputBound(0.4))))
                .toList();
    }

    /** A dense, a recurrent and a joined network with noise. */
    public static List<NetworkSpec> noisy() {
        return List.of(
                spec(
                        List.of(new Dense(16, Activation.TANH), new Dense(16, Activation.TANH)),
                        Loss.SQUARED_ERROR,
                        ADAM,
                        0,
                        List.of(new Refinement.Dropout(0.3))),
                spec(recurrent().get(2), Loss.SQUARED_ERROR, ADAM, 0, List.of(new Refinement.Dropout(0.3))),
                spec(recurrent().get(5), Loss.SQUARED_ERROR, ADAM, 0, List.of(new Refinement.Dropout(0.3))));
    }

    /** The same network under another updater, without penalties and refinements. */
    public static NetworkSpec plain(NetworkSpec spec, Optimizer optimizer) {
        return new NetworkSpec(spec.inputs(), spec.hidden(), spec.outputs(), spec.loss(), optimizer, 0, List.of());
    }

    private static NetworkSpec spec(
            List<Layer> hidden, Loss loss, Optimizer optimizer, double l2, List<Refinement> refinements) {
        int outputs = loss == Loss.CROSS_ENTROPY ? 3 : 2;
        return new NetworkSpec(WIDTH, hidden, outputs, loss, optimizer, l2, refinements);
    }
}
