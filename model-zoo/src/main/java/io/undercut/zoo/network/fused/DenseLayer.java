package io.undercut.zoo.network.fused;

/** {@code f(x · W + b)}, at each step alike. */
final class DenseLayer implements FusedLayer {
    private final Kernels kernels;
    private final Transfer transfer;
    private final Signal before;
    private final Signal after;
    private final Variables weights;
    private final Variables bias;
    private final Matrix transposed;

    DenseLayer(Kernels kernels, Transfer transfer, Signal before, Signal after, Variables weights, Variables bias) {
        this.kernels = kernels;
        this.transfer = transfer;
        this.before = before;
        this.after = after;
        this.weights = weights;
        this.bias = bias;
        this.transposed = Matrix.of(before.wantsDeltas() ? after.columns() : 0, before.columns());
    }

    @Override
    public void prepare() {
        if (before.wantsDeltas()) {
            Kernels.transpose(weights.values(), transposed);
        }
    }

    @Override
    public void forward(Pass pass) {
        int rows = pass.rows() * after.steps();
        Matrix values = after.values();
        Kernels.spread(bias.values(), values, rows);
        kernels.addProduct(before.values(), weights.values(), values, rows);
        kernels.apply(transfer, values.values, values.from, values.from + values.floats(rows));
    }

    @Override
    public void backward(Pass pass) {
        int rows = pass.rows() * after.steps();
        Matrix deltas = after.deltas();
        kernels.applyDerivative(
                transfer, after.values().values, deltas.values, deltas.from, deltas.from + deltas.floats(rows));
        kernels.addTransposedProduct(before.values(), deltas, weights.gradients(), rows);
        kernels.addRows(deltas, bias.gradients(), rows);
        if (before.wantsDeltas()) {
            before.deltas().clear(rows);
            kernels.addProduct(deltas, transposed, before.deltas(), rows);
        }
    }
}
