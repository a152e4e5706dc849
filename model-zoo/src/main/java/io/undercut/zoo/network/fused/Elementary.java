package io.undercut.zoo.network.fused;

/**
 * Functions of one float, made of exactly defined operations, so that {@link VectorElementary} can repeat them lane by lane. Errors against
 * the true value, measured over all floats by ElementaryTest: exp 2 ulp within ±87, sigmoid and tanh 3 ulp, softplus 3 ulp.
 */
final class Elementary {
    static final float LOWEST_EXPONENT = -87f;
    static final float HIGHEST_EXPONENT = 88f;
    static final float LOG2_E = 1.442695f;
    /** 1.5 · 2²³: adding it leaves the nearest whole number in the lowest bits. */
    static final float ROUNDER = 12_582_912f;

    static final float LN2 = 0.6931472f;
    /** The true logarithm of two, less {@link #LN2}. */
    static final float LN2_REST = -1.904654299957768e-9f;

    static final int EXPONENT_BIAS = 127;
    static final int FRACTION_BITS = 23;
    /** Below it tanh is a polynomial, above it follows from exp without cancellation. */
    static final float TANH_SPLIT = 0.625f;

    // Interpolated at Chebyshev nodes: (eʳ − 1 − r) / r² on ±ln 2 / 2.
    static final float EXP_0 = 0.5f;
    static final float EXP_1 = 0.16666576989698775f;
    static final float EXP_2 = 0.041666554617207065f;
    static final float EXP_3 = 0.008363179052722578f;
    static final float EXP_4 = 0.0013926183587547626f;

    // (tanh x − x) / x³ in x² below the split.
    static final float TANH_0 = -0.33333328944134255f;
    static final float TANH_1 = 0.1333276973697631f;
    static final float TANH_2 = -0.05385090957851203f;
    static final float TANH_3 = 0.0209971789990695f;
    static final float TANH_4 = -0.006096714165902247f;

    // (2 artanh s − 2 s) / s³ in s² on 0 … 1/3.
    static final float LOG_0 = 0.6666664033669923f;
    static final float LOG_1 = 0.4000756064491169f;
    static final float LOG_2 = 0.282366198053017f;
    static final float LOG_3 = 0.26851498022882475f;

    private Elementary() {}

    /** eˣ, x taken to be within −87 … 88. */
    static float exp(float x) {
        float bounded = Math.min(Math.max(x, LOWEST_EXPONENT), HIGHEST_EXPONENT);
        float rounded = Math.fma(bounded, LOG2_E, ROUNDER);
        float power = rounded - ROUNDER;
        float rest = Math.fma(power, -LN2_REST, Math.fma(power, -LN2, bounded));
        float series = Math.fma(EXP_4, rest, EXP_3);
        series = Math.fma(series, rest, EXP_2);
        series = Math.fma(series, rest, EXP_1);
        series = Math.fma(series, rest, EXP_0);
        float fraction = Math.fma(series, rest * rest, rest) + 1f;
        int exponent = (Float.floatToRawIntBits(rounded) + EXPONENT_BIAS) << FRACTION_BITS;
        return fraction * Float.intBitsToFloat(exponent);
    }

    static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    static float tanh(float x) {
        float size = Math.abs(x);
        float square = x * x;
        float series = Math.fma(TANH_4, square, TANH_3);
        series = Math.fma(series, square, TANH_2);
        series = Math.fma(series, square, TANH_1);
        series = Math.fma(series, square, TANH_0);
        float small = Math.fma(x * square, series, x);
        float large = 1f - 2f / (exp(size + size) + 1f);
        float signed = x < 0f ? -large : large;
        return size < TANH_SPLIT ? small : signed;
    }

    /** ln(1 + eˣ). */
    static float softplus(float x) {
        return Math.max(x, 0f) + logOnePlus(exp(-Math.abs(x)));
    }

    /** ln(1 + u) for u within 0 … 1. */
    static float logOnePlus(float u) {
        float s = u / (2f + u);
        float square = s * s;
        float series = Math.fma(LOG_3, square, LOG_2);
        series = Math.fma(series, square, LOG_1);
        series = Math.fma(series, square, LOG_0);
        return Math.fma(s * square, series, s + s);
    }
}
