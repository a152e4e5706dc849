package io.undercut.zoo.network.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Elementary}, lane by lane, operation by operation. */
final class VectorElementary {
    private static final VectorSpecies<Float> LANES = VectorKernels.LANES;

    private VectorElementary() {}

    static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.max(Elementary.LOWEST_EXPONENT).min(Elementary.HIGHEST_EXPONENT);
        FloatVector rounded = bounded.fma(number(Elementary.LOG2_E), number(Elementary.ROUNDER));
        FloatVector power = rounded.sub(Elementary.ROUNDER);
        FloatVector rest = power.fma(number(-Elementary.LN2_REST), power.fma(number(-Elementary.LN2), bounded));
        FloatVector series = number(Elementary.EXP_4).fma(rest, number(Elementary.EXP_3));
        series = series.fma(rest, number(Elementary.EXP_2));
        series = series.fma(rest, number(Elementary.EXP_1));
        series = series.fma(rest, number(Elementary.EXP_0));
        FloatVector fraction = series.fma(rest.mul(rest), rest).add(1f);
        IntVector exponent = rounded.reinterpretAsInts()
                .add(Elementary.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, Elementary.FRACTION_BITS);
        return fraction.mul(exponent.reinterpretAsFloats());
    }

    static FloatVector sigmoid(FloatVector x) {
        return number(1f).div(exp(x.neg()).add(1f));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector square = x.mul(x);
        FloatVector series = number(Elementary.TANH_4).fma(square, number(Elementary.TANH_3));
        series = series.fma(square, number(Elementary.TANH_2));
        series = series.fma(square, number(Elementary.TANH_1));
        series = series.fma(square, number(Elementary.TANH_0));
        FloatVector small = x.mul(square).fma(series, x);
        FloatVector large = number(1f).sub(number(2f).div(exp(size.add(size)).add(1f)));
        FloatVector signed = large.blend(large.neg(), x.compare(VectorOperators.LT, 0f));
        return signed.blend(small, size.compare(VectorOperators.LT, Elementary.TANH_SPLIT));
    }

    static FloatVector softplus(FloatVector x) {
        return x.max(0f).add(logOnePlus(exp(x.abs().neg())));
    }

    private static FloatVector logOnePlus(FloatVector u) {
        FloatVector s = u.div(u.add(2f));
        FloatVector square = s.mul(s);
        FloatVector series = number(Elementary.LOG_3).fma(square, number(Elementary.LOG_2));
        series = series.fma(square, number(Elementary.LOG_1));
        series = series.fma(square, number(Elementary.LOG_0));
        return s.mul(square).fma(series, s.add(s));
    }

    private static FloatVector number(float value) {
        return FloatVector.broadcast(LANES, value);
    }
}
