package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.NetworkSpec;
import java.util.List;

/** Turns gradients into new parameters. */
interface Updater {
    /**
     * Moves the parameters of one block.
     *
     * @param rate the learning rate
     * @param iteration steps done before this one
     */
    void update(Block block, Penalties penalties, float[] parameters, float[] gradients, double rate, int iteration);

    /** The state that goes with each parameter, in the order of DL4J's state vector. */
    List<float[]> state();

    static Updater of(NetworkSpec.Optimizer optimizer, Kernels kernels, int floats) {
        if (optimizer instanceof NetworkSpec.Adam adam) {
            return new AdamUpdater(kernels, adam, floats);
        }
        return new MomentumUpdater(kernels, ((NetworkSpec.Momentum) optimizer).momentum(), floats);
    }
}
