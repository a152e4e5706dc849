package io.undercut.zoo.network.fused;

import io.undercut.zoo.model.Refinement;
import java.util.List;

/** Bounds gradients as DL4J's gradient normalisation does. Norms are summed in double, in the order of our layout. */
final class Clipper {
    private Clipper() {}

    /** Turns sums into bounded means. */
    static void clip(Refinement.Clipping clipping, List<Block> blocks, float[] gradients, float scale) {
        for (int at = 0; at < gradients.length; at++) {
            gradients[at] *= scale;
        }
        float threshold = (float) clipping.threshold();
        switch (clipping.clip()) {
            case ELEMENT -> {
                for (int at = 0; at < gradients.length; at++) {
                    gradients[at] = Math.min(Math.max(gradients[at], -threshold), threshold);
                }
            }
            case LAYER_NORM -> {
                int from = 0;
                for (int block = 0; block < blocks.size(); block++) {
                    boolean ends = block + 1 == blocks.size()
                            || blocks.get(block + 1).layer()
                                    != blocks.get(block).layer();
                    if (ends) {
                        int to = blocks.get(block).end();
                        shorten(gradients, from, to, clipping.threshold());
                        from = to;
                    }
                }
            }
        }
    }

    private static void shorten(float[] gradients, int from, int to, double threshold) {
        double squares = 0;
        for (int at = from; at < to; at++) {
            squares += (double) gradients[at] * gradients[at];
        }
        double norm = StrictMath.sqrt(squares);
        if (norm > threshold) {
            float factor = (float) (threshold / norm);
            for (int at = from; at < to; at++) {
                gradients[at] *= factor;
            }
        }
    }
}
