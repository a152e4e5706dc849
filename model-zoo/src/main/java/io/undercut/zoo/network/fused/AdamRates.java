package io.undercut.zoo.network.fused;

/**
 * The numbers of one step of Adam over one block of parameters. As in DL4J, ε stands beside the uncorrected root:
 * {@code w -= step · m / (√v + ε)}, {@code step = rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)}.
 *
 * @param scale one over the rows of the batch; the gradient is a sum
 * @param l1 L1 penalty, added to the gradient with the parameter's sign
 * @param l2 L2 penalty, added to the gradient
 * @param beta1 decay of the first moment
 * @param rest1 1 − β₁
 * @param beta2 decay of the second moment
 * @param rest2 1 − β₂
 * @param step the corrected rate
 * @param epsilon what keeps the divisor from zero
 * @param decay weight decay, a part of the parameter itself
 */
record AdamRates(
        float scale,
        float l1,
        float l2,
        float beta1,
        float rest1,
        float beta2,
        float rest2,
        float step,
        float epsilon,
        float decay) {
    /**
     * Moments below this become zero: denormals, as the moments of dead units turn into, cost several times the time. DL4J lets them fade
     * further; against ε = 1e-8 they move a parameter by less than 1e-22 of the rate.
     */
    static final float FADED = 1e-30f;
}
