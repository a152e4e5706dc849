package io.undercut.zoo.network.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Kernels on the widest vectors of this processor, 512 bits at most; they belong to one thread. Loaded only where the vector module is. */
final class VectorKernels extends Kernels {
    /** A constant for the compiler, which turns each call below into one instruction. */
    static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED.length() > Matrix.PAD
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    private static final int STEP = LANES.length();

    private final VectorProduct product = new VectorProduct();

    /** Floats of one vector on this machine. */
    static int lanes() {
        return STEP;
    }

    @Override
    void addProduct(Matrix left, Matrix right, Matrix sum, int rows) {
        product.add(left, left.stride, 1, right, left.columns, sum, rows);
    }

    @Override
    void addTransposedProduct(Matrix left, Matrix right, Matrix sum, int rows) {
        product.add(left, 1, left.stride, right, rows, sum, left.columns);
    }

    @Override
    void addRows(Matrix values, Matrix sum, int rows) {
        int column = 0;
        for (; column + 4 * STEP <= sum.stride; column += 4 * STEP) {
            addRows(values.values, values.from + column, values.stride, sum.values, sum.from + column, rows);
        }
        for (; column < sum.stride; column += STEP) {
            FloatVector total = FloatVector.fromArray(LANES, sum.values, sum.from + column);
            for (int row = 0; row < rows; row++) {
                total = total.add(
                        FloatVector.fromArray(LANES, values.values, values.from + row * values.stride + column));
            }
            total.intoArray(sum.values, sum.from + column);
        }
    }

    /** Four sums side by side: one alone waits for each addition. */
    private static void addRows(float[] values, int from, int stride, float[] sum, int to, int rows) {
        FloatVector s0 = FloatVector.fromArray(LANES, sum, to);
        FloatVector s1 = FloatVector.fromArray(LANES, sum, to + STEP);
        FloatVector s2 = FloatVector.fromArray(LANES, sum, to + 2 * STEP);
        FloatVector s3 = FloatVector.fromArray(LANES, sum, to + 3 * STEP);
        int at = from;
        for (int row = 0; row < rows; row++, at += stride) {
            s0 = s0.add(FloatVector.fromArray(LANES, values, at));
            s1 = s1.add(FloatVector.fromArray(LANES, values, at + STEP));
            s2 = s2.add(FloatVector.fromArray(LANES, values, at + 2 * STEP));
            s3 = s3.add(FloatVector.fromArray(LANES, values, at + 3 * STEP));
        }
        s0.intoArray(sum, to);
        s1.intoArray(sum, to + STEP);
        s2.intoArray(sum, to + 2 * STEP);
        s3.intoArray(sum, to + 3 * STEP);
    }

    @Override
    void apply(Transfer transfer, float[] values, int from, int to) {
        switch (transfer) {
            case IDENTITY -> {}
            case RELU -> relu(values, from, to);
            case TANH -> tanh(values, from, to);
            case SIGMOID -> sigmoid(values, from, to);
            case SOFTPLUS -> softplus(values, from, to);
        }
    }

    private static void relu(float[] values, int from, int to) {
        for (int at = from; at < to; at += STEP) {
            FloatVector x = FloatVector.fromArray(LANES, values, at);
            x.blend(0f, x.compare(VectorOperators.LT, 0f)).intoArray(values, at);
        }
    }

    static void tanh(float[] values, int from, int to) {
        for (int at = from; at < to; at += STEP) {
            VectorElementary.tanh(FloatVector.fromArray(LANES, values, at)).intoArray(values, at);
        }
    }

    static void sigmoid(float[] values, int from, int to) {
        for (int at = from; at < to; at += STEP) {
            VectorElementary.sigmoid(FloatVector.fromArray(LANES, values, at)).intoArray(values, at);
        }
    }

    private static void softplus(float[] values, int from, int to) {
        for (int at = from; at < to; at += STEP) {
            VectorElementary.softplus(FloatVector.fromArray(LANES, values, at)).intoArray(values, at);
        }
    }

    @Override
    void applyDerivative(Transfer transfer, float[] results, float[] deltas, int from, int to) {
        switch (transfer) {
            case IDENTITY -> {}
            case RELU -> reluDerivative(results, deltas, from, to);
            case TANH -> tanhDerivative(results, deltas, from, to);
            case SIGMOID -> sigmoidDerivative(results, deltas, from, to);
            case SOFTPLUS -> softplusDerivative(results, deltas, from, to);
        }
    }

    private static void reluDerivative(float[] results, float[] deltas, int from, int to) {
        for (int at = from; at < to; at += STEP) {
            VectorMask<Float> live = FloatVector.fromArray(LANES, results, at).compare(VectorOperators.GT, 0f);
            FloatVector.zero(LANES)
                    .blend(FloatVector.fromArray(LANES, deltas, at), live)
                    .intoArray(deltas, at);
        }
    }

    private static void tanhDerivative(float[] results, float[] deltas, int from, int to) {
        FloatVector one = FloatVector.broadcast(LANES, 1f);
        for (int at = from; at < to; at += STEP) {
            FloatVector result = FloatVector.fromArray(LANES, results, at);
            FloatVector slope = result.neg().fma(result, one);
            FloatVector.fromArray(LANES, deltas, at).mul(slope).intoArray(deltas, at);
        }
    }

    private static void sigmoidDerivative(float[] results, float[] deltas, int from, int to) {
        for (int at = from; at < to; at += STEP) {
            FloatVector result = FloatVector.fromArray(LANES, results, at);
            FloatVector slope = result.neg().fma(result, result);
            FloatVector.fromArray(LANES, deltas, at).mul(slope).intoArray(deltas, at);
        }
    }

    private static void softplusDerivative(float[] results, float[] deltas, int from, int to) {
        FloatVector one = FloatVector.broadcast(LANES, 1f);
        for (int at = from; at < to; at += STEP) {
            FloatVector slope = one.sub(VectorElementary.exp(
                    FloatVector.fromArray(LANES, results, at).neg()));
            FloatVector.fromArray(LANES, deltas, at).mul(slope).intoArray(deltas, at);
        }
    }

    @Override
    void adam(
            AdamRates rates,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] first,
            float[] second) {
        VectorUpdates.adam(rates, penalties, block, parameters, gradients, first, second);
    }

    @Override
    void momentum(
            float momentum,
            float rate,
            Penalties penalties,
            Block block,
            float[] parameters,
            float[] gradients,
            float[] velocity) {
        VectorUpdates.momentum(momentum, rate, penalties, block, parameters, gradients, velocity);
    }

    @Override
    void lstmForward(LstmMemory memory, int first, int rows) {
        VectorLstm.forward(memory, first, rows);
    }

    @Override
    void lstmBackward(LstmMemory memory, int first, int rows) {
        VectorLstm.backward(memory, first, rows);
    }
}
