package io.undercut.zoo.network.fused;

/** The updaters in plain loops. */
final class PlainUpdates {
    private PlainUpdates() {}

    static void adam(
            AdamRates rates,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] first,
            float[] second) {
        for (int at = block.from(); at < block.end(); at++) {
            float old = parameters[at];
            float gradient = gradient(penalties, old, gradients[at]);
            float m = faded(Math.fma(rates.beta1(), first[at], gradient * rates.rest1()));
            float v = faded(Math.fma(rates.beta2(), second[at], gradient * rates.rest2() * gradient));
            first[at] = m;
            second[at] = v;
            float update = m * rates.step() / ((float) Math.sqrt(v) + rates.epsilon());
            parameters[at] = old - Math.fma(penalties.decay(), old, update);
        }
    }

    static void momentum(
            float momentum,
            float rate,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] velocity) {
        float over = -(1f + momentum);
        for (int at = block.from(); at < block.end(); at++) {
            float old = parameters[at];
            float gradient = gradient(penalties, old, gradients[at]);
            float kept = velocity[at] * momentum;
            float next = Math.fma(-rate, gradient, kept);
            velocity[at] = faded(next);
            parameters[at] = old - Math.fma(penalties.decay(), old, Math.fma(over, next, kept));
        }
    }

    private static float gradient(Penalties penalties, float old, float sum) {
        float sign = old > 0f ? penalties.l1() : old < 0f ? -penalties.l1() : 0f;
        return Math.fma(penalties.l2(), old, Math.fma(sum, penalties.scale(), sign));
    }

    private static float faded(float value) {
        return Math.abs(value) < AdamRates.FADED ? 0f : value;
    }
}
