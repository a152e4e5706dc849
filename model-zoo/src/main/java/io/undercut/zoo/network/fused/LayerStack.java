package io.undercut.zoo.network.fused;

import java.util.ArrayList;
import java.util.List;

/** Layers in the making: their parameters are laid out first, then given arrays. */
final class LayerStack {
    /** Makes a layer once the parameters have their arrays. */
    private interface Maker {
        FusedLayer over(float[] parameters, float[] gradients);
    }

    private final Kernels kernels;
    private final int portion;
    private final ParameterLayout layout = new ParameterLayout();
    private final List<Maker> makers = new ArrayList<>();
    private Signal last;

    LayerStack(Kernels kernels, Signal input, int portion) {
        this.kernels = kernels;
        this.portion = portion;
        this.last = input;
    }

    void dense(int units, Transfer transfer) {
        Signal before = last;
        Signal after = Signal.of(portion, units);
        Block weights = layout.add(Block.Role.WEIGHT, before.values().columns, 1, units);
        Block bias = layout.add(Block.Role.BIAS, 1, 1, units);
        makers.add((parameters, gradients) -> new DenseLayer(
                kernels,
                transfer,
                before,
                after,
                variables(weights, parameters, gradients),
                variables(bias, parameters, gradients)));
        last = after;
    }

    private static Variables variables(Block block, float[] parameters, float[] gradients) {
        return new Variables(block.in(parameters), block.in(gradients));
    }

    ParameterLayout layout() {
        return layout;
    }

    /** What the last layer gives. */
    Signal last() {
        return last;
    }

    List<FusedLayer> over(float[] parameters, float[] gradients) {
        return makers.stream().map(maker -> maker.over(parameters, gradients)).toList();
    }
}
