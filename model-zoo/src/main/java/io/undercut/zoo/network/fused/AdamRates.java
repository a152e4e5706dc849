package io.undercut.zoo.network.fused;

/**
 * The numbers of one step of Adam. As in DL4J, ε stands beside the uncorrected root: {@code w -= step · m / (√v + ε)},
 * {@code step = rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)}.
 *
 * @param beta1 decay of the first moment
 * @param rest1 1 − β₁
 * @param beta2 decay of the second moment
 * @param rest2 1 − β₂
 * @param step the corrected rate
 * @param epsilon what keeps the divisor from zero
 */
record AdamRates(float beta1, float rest1, float beta2, float rest2, float step, float epsilon) {
    /**
     * Moments and velocities below this become zero: denormals, as those of dead units turn into, cost several times the time. DL4J lets
     * them fade further; against ε = 1e-8 they move a parameter by less than 1e-22 of the rate.
     */
    static final float FADED = 1e-30f;
}
