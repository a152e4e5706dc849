package io.undercut.zoo.network.fused;

/** A layer of the fused step: from one signal to the next and back. */
interface FusedLayer {
    /** Lays out what the backward passes of this step need, once the parameters stand. */
    void prepare();

    /** From the values before to the values after. */
    void forward(Pass pass);

    /** From the deltas after to the deltas before; adds this layer's gradients to the sums. */
    void backward(Pass pass);
}
