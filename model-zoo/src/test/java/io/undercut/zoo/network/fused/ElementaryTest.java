package io.undercut.zoo.network.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {
    /** Prime, so that every exponent and many fractions are met. */
    private static final int STRIDE = 1009;

    /** A float function. */
    private interface Function {
        float of(float x);
    }

    @Test
    void expIsTwoUnitsFromTheTruth() {
        assertThat(worst(Elementary::exp, StrictMath::exp, -87f, 88f)).isLessThan(2);
    }

    @Test
    void sigmoidIsThreeUnitsFromTheTruth() {
        assertThat(worst(Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -87f, 1e30f))
                .isLessThan(3);
    }

    @Test
    void tanhIsThreeUnitsFromTheTruth() {
        assertThat(worst(Elementary::tanh, StrictMath::tanh, -1e30f, 1e30f)).isLessThan(3);
    }

    @Test
    void softplusIsThreeUnitsFromTheTruth() {
        assertThat(worst(Elementary::softplus, x -> StrictMath.log1p(StrictMath.exp(x)), -87f, 80f))
                .isLessThan(3);
    }

    @Test
    void nothingLeavesItsRange() {
        for (float x : new float[] {Float.NEGATIVE_INFINITY, -1e30f, -100, -9, -0f, 0f, 9, 100, 1e30f, 1f / 0f}) {
            assertThat(Elementary.tanh(x)).isBetween(-1f, 1f);
            assertThat(Elementary.sigmoid(x)).isBetween(0f, 1f);
            assertThat(Elementary.exp(x)).isPositive();
            assertThat(Elementary.softplus(x)).isNotNegative();
        }
        assertThat(Elementary.tanh(-0f)).isEqualTo(-0f);
        assertThat(Elementary.tanh(Float.NaN)).isNaN();
        assertThat(Elementary.sigmoid(Float.NaN)).isNaN();
        assertThat(Elementary.softplus(Float.NaN)).isNaN();
    }

    /** The largest error in units of the last place of the true value, denormals left out. */
    private static double worst(Function ours, DoubleUnaryOperator truth, float lowest, float highest) {
        double worst = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            if (x >= lowest && x <= highest && Math.abs(x) >= Float.MIN_NORMAL) {
                double expected = truth.applyAsDouble(x);
                double error = Math.abs(ours.of(x) - expected) / Math.ulp((float) expected);
                worst = Math.max(worst, error);
            }
        }
        return worst;
    }
}
