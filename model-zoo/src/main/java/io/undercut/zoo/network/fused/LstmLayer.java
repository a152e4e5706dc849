package io.undercut.zoo.network.fused;

/**
 * A long short-term memory as DL4J's: tanh inside, logistic gates, no peepholes. Rows shorter than their steps need no mask here: nothing
 * flows back from a step whose loss and whose later steps have no derivatives.
 */
final class LstmLayer implements FusedLayer {
    private final Kernels kernels;
    private final Signal before;
    private final LstmMemory memory;
    private final int steps;
    private final Variables weights;
    private final Variables recurrent;
    private final Variables bias;
    private final Matrix transposed;
    private final Matrix transposedRecurrent;

    LstmLayer(
            Kernels kernels, Signal before, LstmMemory memory, Variables weights, Variables recurrent, Variables bias) {
        this.kernels = kernels;
        this.before = before;
        this.memory = memory;
        this.steps = before.steps();
        this.weights = weights;
        this.recurrent = recurrent;
        this.bias = bias;
        int gates = memory.gates().columns;
        this.transposed = Matrix.of(before.wantsDeltas() ? gates : 0, before.columns());
        this.transposedRecurrent = Matrix.of(gates, memory.outputs().columns);
    }

    @Override
    public void prepare() {
        if (before.wantsDeltas()) {
            Kernels.transpose(weights.values(), transposed);
        }
        Kernels.transpose(recurrent.values(), transposedRecurrent);
    }

    @Override
    public void forward(Pass pass) {
        int rows = pass.rows();
        Matrix gates = memory.gates();
        Kernels.spread(bias.values(), gates, rows * steps);
        kernels.addProduct(before.values(), weights.values(), gates, rows * steps);
        memory.cells().clear(rows);
        for (int step = 0; step < steps; step++) {
            int first = step * rows;
            if (step > 0) {
                Matrix last = memory.outputs().part(first - rows, rows);
                kernels.addProduct(last, recurrent.values(), gates.part(first, rows), rows);
            }
            kernels.lstmForward(memory, first, rows);
        }
    }

    @Override
    public void backward(Pass pass) {
        int rows = pass.rows();
        Matrix deltas = memory.gateDeltas();
        memory.carried().clear(rows);
        for (int step = steps - 1; step >= 0; step--) {
            int first = step * rows;
            if (step < steps - 1) {
                Matrix next = deltas.part(first + rows, rows);
                kernels.addProduct(
                        next, transposedRecurrent, memory.outputDeltas().part(first, rows), rows);
            }
            kernels.lstmBackward(memory, first, rows);
        }
        int all = rows * steps;
        kernels.addTransposedProduct(before.values(), deltas, weights.gradients(), all);
        kernels.addTransposedProduct(
                memory.outputs(), deltas.part(rows, all - rows), recurrent.gradients(), all - rows);
        kernels.addRows(deltas, bias.gradients(), all);
        if (before.wantsDeltas()) {
            before.deltas().clear(all);
            kernels.addProduct(deltas, transposed, before.deltas(), all);
        }
    }
}
