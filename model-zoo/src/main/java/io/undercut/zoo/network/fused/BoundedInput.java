package io.undercut.zoo.network.fused;

/** Cuts a network's inputs at a bound, in place: they are gathered anew for each pass. Nothing flows back to inputs. */
final class BoundedInput implements FusedLayer {
    private final Signal input;
    private final float bound;

    BoundedInput(Signal input, float bound) {
        this.input = input;
        this.bound = bound;
    }

    @Override
    public void prepare() {
        // No parameters.
    }

    @Override
    public void forward(Pass pass) {
        float[] values = input.values().values;
        int floats = input.values().floats(pass.rows() * input.steps());
        for (int at = 0; at < floats; at++) {
            values[at] = Math.min(Math.max(values[at], -bound), bound);
        }
    }

    @Override
    public void backward(Pass pass) {
        // There is no layer before.
    }
}
