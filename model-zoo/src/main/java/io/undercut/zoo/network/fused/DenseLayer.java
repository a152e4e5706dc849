package io.undercut.zoo.network.fused;

import java.util.Arrays;

/** {@code f(x · W + b)}. */
final class DenseLayer implements FusedLayer {
    private final Kernels kernels;
    private final Transfer transfer;
    private final Signal before;
    private final Signal after;
    private final Matrix weights;
    private final Matrix bias;
    private final Matrix weightGradients;
    private final Matrix biasGradients;
    private final Matrix transposed;

    DenseLayer(Kernels kernels, Transfer transfer, Signal before, Signal after, Variables weights, Variables bias) {
        this.kernels = kernels;
        this.transfer = transfer;
        this.before = before;
        this.after = after;
        this.weights = weights.values();
        this.bias = bias.values();
        this.weightGradients = weights.gradients();
        this.biasGradients = bias.gradients();
        this.transposed =
                before.wantsDeltas() ? Matrix.of(after.values().columns, before.values().columns) : Matrix.of(0, 1);
    }

    @Override
    public void prepare() {
        if (before.wantsDeltas()) {
            Kernels.transpose(weights, transposed);
        }
    }

    @Override
    public void forward(int rows) {
        Matrix values = after.values();
        Kernels.spread(bias, values, rows);
        kernels.addProduct(before.values(), weights, values, rows);
        kernels.apply(transfer, values.values, values.from, values.from + values.floats(rows));
    }

    @Override
    public void backward(int rows) {
        Matrix deltas = after.deltas();
        kernels.applyDerivative(
                transfer, after.values().values, deltas.values, deltas.from, deltas.from + deltas.floats(rows));
        kernels.addTransposedProduct(before.values(), deltas, weightGradients, rows);
        kernels.addRows(deltas, biasGradients, rows);
        if (before.wantsDeltas()) {
            Matrix back = before.deltas();
            Arrays.fill(back.values, back.from, back.from + back.floats(rows), 0f);
            kernels.addProduct(deltas, transposed, back, rows);
        }
    }
}
