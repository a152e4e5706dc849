package io.undercut.zoo.network.fused;

/**
 * A block of parameters where a layer sees it.
 *
 * @param values the parameters
 * @param gradients sums of the loss's derivatives over the batch
 */
record Variables(Matrix values, Matrix gradients) {
    static Variables of(Block block, float[] parameters, float[] gradients) {
        return new Variables(block.in(parameters), block.in(gradients));
    }
}
