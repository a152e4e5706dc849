package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.NetworkSpec;
import java.util.List;

/** Adam as DL4J has it. Powers and roots of the corrections are StrictMath's, in double. */
final class AdamUpdater implements Updater {
    private static final double EPSILON = 1e-8;

    private final Kernels kernels;
    private final NetworkSpec.Adam settings;
    private final float[] first;
    private final float[] second;

    AdamUpdater(Kernels kernels, NetworkSpec.Adam settings, int floats) {
        this.kernels = kernels;
        this.settings = settings;
        this.first = new float[floats];
        this.second = new float[floats];
    }

    @Override
    public void update(
            Block block, Penalties penalties, float[] parameters, float[] gradients, double rate, int iteration) {
        double correction = StrictMath.sqrt(1 - StrictMath.pow(settings.beta2(), iteration + 1.0))
                / (1 - StrictMath.pow(settings.beta1(), iteration + 1.0));
        AdamRates rates = new AdamRates(
                (float) settings.beta1(),
                (float) (1 - settings.beta1()),
                (float) settings.beta2(),
                (float) (1 - settings.beta2()),
                (float) (rate * correction),
                (float) EPSILON);
        kernels.adam(rates, penalties, block, parameters, gradients, first, second);
    }

    @Override
    public List<float[]> state() {
        return List.of(first, second);
    }
}
