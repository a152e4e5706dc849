package io.undercut.zoo.network.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The updaters, lane by lane. */
final class VectorUpdates {
    private static final VectorSpecies<Float> LANES = VectorKernels.LANES;
    private static final int STEP = LANES.length();

    private VectorUpdates() {}

    static void adam(
            AdamRates rates,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] first,
            float[] second) {
        FloatVector beta1 = number(rates.beta1());
        FloatVector beta2 = number(rates.beta2());
        FloatVector decay = number(penalties.decay());
        FloatVector scale = number(penalties.scale());
        FloatVector l1 = number(penalties.l1());
        FloatVector l2 = number(penalties.l2());
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector old = FloatVector.fromArray(LANES, parameters, at);
            FloatVector gradient = gradient(l1, l2, scale, old, FloatVector.fromArray(LANES, gradients, at));
            FloatVector m = faded(beta1.fma(FloatVector.fromArray(LANES, first, at), gradient.mul(rates.rest1())));
            FloatVector v = faded(beta2.fma(
                    FloatVector.fromArray(LANES, second, at),
                    gradient.mul(rates.rest2()).mul(gradient)));
            m.intoArray(first, at);
            v.intoArray(second, at);
            FloatVector root = v.lanewise(VectorOperators.SQRT);
            FloatVector update = m.mul(rates.step()).div(root.add(rates.epsilon()));
            old.sub(decay.fma(old, update)).intoArray(parameters, at);
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
        FloatVector decay = number(penalties.decay());
        FloatVector scale = number(penalties.scale());
        FloatVector l1 = number(penalties.l1());
        FloatVector l2 = number(penalties.l2());
        FloatVector down = number(-rate);
        FloatVector over = number(-(1f + momentum));
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector old = FloatVector.fromArray(LANES, parameters, at);
            FloatVector gradient = gradient(l1, l2, scale, old, FloatVector.fromArray(LANES, gradients, at));
            FloatVector kept = FloatVector.fromArray(LANES, velocity, at).mul(momentum);
            FloatVector next = down.fma(gradient, kept);
            faded(next).intoArray(velocity, at);
            old.sub(decay.fma(old, over.fma(next, kept))).intoArray(parameters, at);
        }
    }

    private static FloatVector gradient(
            FloatVector l1, FloatVector l2, FloatVector scale, FloatVector old, FloatVector sum) {
        FloatVector sign = FloatVector.zero(LANES)
                .blend(l1, old.compare(VectorOperators.GT, 0f))
                .blend(l1.neg(), old.compare(VectorOperators.LT, 0f));
        return l2.fma(old, sum.fma(scale, sign));
    }

    private static FloatVector faded(FloatVector value) {
        return value.blend(0f, value.abs().compare(VectorOperators.LT, AdamRates.FADED));
    }

    private static FloatVector number(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
