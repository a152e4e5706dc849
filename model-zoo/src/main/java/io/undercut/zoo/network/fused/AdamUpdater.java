package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.NetworkSpec;
import java.util.List;

/** Adam as DL4J has it. Powers and roots of the corrections are StrictMath's, in double. */
final class AdamUpdater implements Updater {
    private static final double EPSILON = 1e-8;

    private final Kernels kernels;
    private final NetworkSpec.Adam settings;
    private final double l2;
    private final List<Block> blocks;
    private final float[] first;
    private final float[] second;

    AdamUpdater(Kernels kernels, NetworkSpec spec, ParameterLayout layout) {
        this.kernels = kernels;
        this.settings = spec.optimizer();
        this.l2 = spec.l2();
        this.blocks = layout.blocks();
        this.first = new float[layout.floats()];
        this.second = new float[layout.floats()];
    }

    @Override
    public void update(float[] parameters, float[] gradients, int rows, int iteration) {
        AdamRates weights = rates(rows, iteration, l2);
        AdamRates biases = rates(rows, iteration, 0);
        for (Block block : blocks) {
            AdamRates rates = block.role() == Block.Role.WEIGHT ? weights : biases;
            kernels.adam(rates, parameters, gradients, first, second, block.from(), block.from() + block.floats());
        }
    }

    private AdamRates rates(int rows, int iteration, double penalty) {
        double correction = StrictMath.sqrt(1 - StrictMath.pow(settings.beta2(), iteration + 1.0))
                / (1 - StrictMath.pow(settings.beta1(), iteration + 1.0));
        return new AdamRates(
                1f / rows,
                0f,
                (float) penalty,
                (float) settings.beta1(),
                (float) (1 - settings.beta1()),
                (float) settings.beta2(),
                (float) (1 - settings.beta2()),
                (float) (rate(iteration) * correction),
                (float) EPSILON,
                0f);
    }

    private double rate(int iteration) {
        if (settings.decayIterations() == 0) {
            return settings.learningRate();
        }
        double left = 1 - iteration / (double) settings.decayIterations();
        return settings.learningRate() * Math.max(0, left);
    }

    @Override
    public List<float[]> state() {
        return List.of(first, second);
    }
}
