package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.Refinement;
import java.util.List;

/** A whole step over summed gradients, in DL4J's order: mean, clipping, penalties, updater, weight decay. */
final class Optimisation {
    private final NetworkSpec spec;
    private final List<Block> blocks;
    private final Updater updater;
    private final float l1;
    private final double weightDecay;

    Optimisation(NetworkSpec spec, ParameterLayout layout, Kernels kernels) {
        this.spec = spec;
        this.blocks = layout.blocks();
        this.updater = Updater.of(spec.optimizer(), kernels, layout.floats());
        this.l1 = (float) spec.refinement(Refinement.L1.class)
                .map(Refinement.L1::l1)
                .orElse(0.0)
                .doubleValue();
        this.weightDecay = spec.refinement(Refinement.WeightDecay.class)
                .map(Refinement.WeightDecay::weightDecay)
                .orElse(0.0);
    }

    /**
     * Moves all parameters.
     *
     * @param gradients sums over the batch; clipping changes them
     * @param rows samples of the batch
     * @param iteration steps done before this one
     */
    void step(float[] parameters, float[] gradients, int rows, int iteration) {
        float scale = 1f / rows;
        if (spec.refinement(Refinement.Clipping.class).isPresent()) {
            Clipper.clip(spec.refinement(Refinement.Clipping.class).get(), blocks, gradients, scale);
            scale = 1f;
        }
        double rate = spec.rate(iteration);
        Penalties weights = new Penalties(scale, l1, (float) spec.l2(), (float) (rate * weightDecay));
        Penalties biases = new Penalties(scale, 0f, 0f, 0f);
        for (Block block : blocks) {
            Penalties penalties = block.role() == Block.Role.WEIGHT ? weights : biases;
            updater.update(block, penalties, parameters, gradients, rate, iteration);
        }
    }

    List<float[]> state() {
        return updater.state();
    }
}
