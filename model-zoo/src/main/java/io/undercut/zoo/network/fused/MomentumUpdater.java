package io.undercut.zoo.network.fused;

import java.util.List;

/** Nesterov's momentum as DL4J has it; without momentum plain descent, which keeps no state. */
final class MomentumUpdater implements Updater {
    private final Kernels kernels;
    private final double momentum;
    private final float[] velocity;

    MomentumUpdater(Kernels kernels, double momentum, int floats) {
        this.kernels = kernels;
        this.momentum = momentum;
        this.velocity = new float[floats];
    }

    @Override
    public void update(
            Block block, Penalties penalties, float[] parameters, float[] gradients, double rate, int iteration) {
        kernels.momentum((float) momentum, (float) rate, penalties, block, parameters, gradients, velocity);
    }

    @Override
    public List<float[]> state() {
        return momentum == 0 ? List.of() : List.of(velocity);
    }
}
