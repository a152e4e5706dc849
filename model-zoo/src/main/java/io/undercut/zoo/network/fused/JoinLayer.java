package io.undercut.zoo.network.fused;

/** Puts a row's other inputs behind what comes from the layer before. Nothing flows back to inputs. */
final class JoinLayer implements FusedLayer {
    private final Matrix first;
    private final Matrix firstDeltas;
    private final Matrix second;
    private final Signal after;

    JoinLayer(Signal before, Signal inputs, Signal after) {
        this.first = before.values();
        this.firstDeltas = before.deltas();
        this.second = inputs.values();
        this.after = after;
    }

    @Override
    public void prepare() {
        // No parameters.
    }

    @Override
    public void forward(Pass pass) {
        float[] joined = after.values().values;
        for (int row = 0; row < pass.rows(); row++) {
            int to = row * after.values().stride;
            System.arraycopy(first.values, row * first.stride, joined, to, first.columns);
            System.arraycopy(second.values, row * second.stride, joined, to + first.columns, second.columns);
        }
    }

    @Override
    public void backward(Pass pass) {
        Matrix deltas = after.deltas();
        for (int row = 0; row < pass.rows(); row++) {
            System.arraycopy(
                    deltas.values, row * deltas.stride, firstDeltas.values, row * firstDeltas.stride, first.columns);
        }
    }
}
