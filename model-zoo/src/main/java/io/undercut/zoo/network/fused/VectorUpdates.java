package io.undercut.zoo.network.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The updaters, lane by lane. Each loop is short: the compiler stops inlining in longer ones, and a vector that is not inlined becomes an
 * object.
 */
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
        float scale = sparse(penalties, block, parameters, gradients);
        float l2 = penalties.l2();
        moments(rates.beta1(), rates.rest1(), l2, scale, block, parameters, gradients, first);
        squares(rates, l2, scale, block, parameters, gradients, second);
        FloatVector decay = number(penalties.decay());
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector old = FloatVector.fromArray(LANES, parameters, at);
            FloatVector root = FloatVector.fromArray(LANES, second, at).lanewise(VectorOperators.SQRT);
            FloatVector moment = FloatVector.fromArray(LANES, first, at).mul(rates.step());
            old.sub(decay.fma(old, moment.div(root.add(rates.epsilon())))).intoArray(parameters, at);
        }
    }

    private static void moments(
            float beta,
            float rest,
            float l2,
            float scale,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] first) {
        FloatVector kept = number(beta);
        FloatVector shrinking = number(l2);
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector sum = FloatVector.fromArray(LANES, gradients, at).mul(scale);
            FloatVector gradient = shrinking.fma(FloatVector.fromArray(LANES, parameters, at), sum);
            faded(kept.fma(FloatVector.fromArray(LANES, first, at), gradient.mul(rest)))
                    .intoArray(first, at);
        }
    }

    private static void squares(
            AdamRates rates,
            float l2,
            float scale,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] second) {
        FloatVector kept = number(rates.beta2());
        FloatVector shrinking = number(l2);
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector sum = FloatVector.fromArray(LANES, gradients, at).mul(scale);
            FloatVector gradient = shrinking.fma(FloatVector.fromArray(LANES, parameters, at), sum);
            FloatVector square = gradient.mul(rates.rest2()).mul(gradient);
            faded(kept.fma(FloatVector.fromArray(LANES, second, at), square)).intoArray(second, at);
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
        float scale = sparse(penalties, block, parameters, gradients);
        FloatVector decay = number(penalties.decay());
        FloatVector l2 = number(penalties.l2());
        FloatVector down = number(-rate);
        FloatVector over = number(-(1f + momentum));
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector old = FloatVector.fromArray(LANES, parameters, at);
            FloatVector gradient =
                    l2.fma(old, FloatVector.fromArray(LANES, gradients, at).mul(scale));
            FloatVector kept = FloatVector.fromArray(LANES, velocity, at).mul(momentum);
            FloatVector next = down.fma(gradient, kept);
            faded(next).intoArray(velocity, at);
            old.sub(decay.fma(old, over.fma(next, kept))).intoArray(parameters, at);
        }
    }

    /** Scales the gradients and adds the penalty of parameters' sizes, if there is one; returns the scale that is left to do. */
    private static float sparse(Penalties penalties, Block block, float[] parameters, float[] gradients) {
        if (penalties.l1() == 0f) {
            return penalties.scale();
        }
        FloatVector scale = number(penalties.scale());
        FloatVector l1 = number(penalties.l1());
        FloatVector negative = l1.neg();
        int end = block.end();
        for (int at = block.from(); at < end; at += STEP) {
            FloatVector old = FloatVector.fromArray(LANES, parameters, at);
            FloatVector sign = FloatVector.zero(LANES)
                    .blend(l1, old.compare(VectorOperators.GT, 0f))
                    .blend(negative, old.compare(VectorOperators.LT, 0f));
            FloatVector.fromArray(LANES, gradients, at).fma(scale, sign).intoArray(gradients, at);
        }
        return 1f;
    }

    private static FloatVector faded(FloatVector value) {
        return value.blend(0f, value.abs().compare(VectorOperators.LT, AdamRates.FADED));
    }

    private static FloatVector number(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
