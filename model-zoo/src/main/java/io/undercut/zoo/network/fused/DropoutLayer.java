package io.undercut.zoo.network.fused;

import io.undercut.zoo.example.ShuffledRows;

/**
 * In training, zeroes values with a probability and scales the rest up. Each value's fate is a counter's: it depends on seed, replica,
 * layer, iteration, row and column, and on nothing that happened before.
 */
final class DropoutLayer implements FusedLayer {
    private static final int BITS = 24;

    private final Signal before;
    private final Signal after;
    private final long key;
    private final int threshold;
    private final float kept;
    private final float[] factors;

    /**
     * A layer of noise.
     *
     * @param probability of a zero
     * @param key of seed, replica and layer
     */
    DropoutLayer(Signal before, Signal after, double probability, long key) {
        this.before = before;
        this.after = after;
        this.key = key;
        this.threshold = (int) (probability * (1 << BITS));
        this.kept = (float) (1 / (1 - probability));
        this.factors = new float[before.values().values.length];
    }

    @Override
    public void prepare() {
        // No parameters.
    }

    @Override
    public void forward(Pass pass) {
        int floats = after.values().floats(pass.rows() * after.steps());
        if (pass.purpose() == Pass.Purpose.INFERENCE) {
            System.arraycopy(before.values().values, 0, after.values().values, 0, floats);
            return;
        }
        draw(pass);
        multiply(before.values().values, after.values().values, floats);
    }

    private void draw(Pass pass) {
        long moment = ShuffledRows.mix(key + pass.iteration());
        int columns = before.columns();
        for (int step = 0; step < before.steps(); step++) {
            for (int row = 0; row < pass.rows(); row++) {
                long counter = ((long) (pass.firstRow() + row) * before.steps() + step) * columns;
                int from = (step * pass.rows() + row) * before.values().stride;
                for (int column = 0; column < columns; column++) {
                    int drawn = (int) (ShuffledRows.mix(moment + counter + column) >>> (Long.SIZE - BITS));
                    factors[from + column] = drawn < threshold ? 0f : kept;
                }
            }
        }
    }

    @Override
    public void backward(Pass pass) {
        multiply(after.deltas().values, before.deltas().values, after.values().floats(pass.rows() * after.steps()));
    }

    private void multiply(float[] source, float[] target, int floats) {
        for (int at = 0; at < floats; at++) {
            target[at] = source[at] * factors[at];
        }
    }
}
