package io.undercut.zoo.network.fused;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The cells of a recurrent layer, lane by lane. */
final class VectorLstm {
    private static final VectorSpecies<Float> LANES = VectorKernels.LANES;
    private static final int STEP = LANES.length();

    private VectorLstm() {}

    static void forward(LstmMemory memory, int first, int rows) {
        int width = memory.outputs().stride;
        for (int row = first; row < first + rows; row++) {
            forward(
                    memory.gates().values,
                    row * 4 * width,
                    width,
                    memory.cells().values,
                    memory.squashed().values,
                    memory.outputs().values,
                    row * width,
                    (row + rows) * width);
        }
    }

    private static void forward(
            float[] gates, int gate, int width, float[] cells, float[] squashed, float[] outputs, int at, int next) {
        for (int j = 0; j < width; j += STEP) {
            FloatVector a = VectorElementary.tanh(FloatVector.fromArray(LANES, gates, gate + j));
            FloatVector f = VectorElementary.sigmoid(FloatVector.fromArray(LANES, gates, gate + width + j));
            FloatVector o = VectorElementary.sigmoid(FloatVector.fromArray(LANES, gates, gate + 2 * width + j));
            FloatVector g = VectorElementary.sigmoid(FloatVector.fromArray(LANES, gates, gate + 3 * width + j));
            FloatVector cell = f.fma(FloatVector.fromArray(LANES, cells, at + j), a.mul(g));
            FloatVector bounded = VectorElementary.tanh(cell);
            a.intoArray(gates, gate + j);
            f.intoArray(gates, gate + width + j);
            o.intoArray(gates, gate + 2 * width + j);
            g.intoArray(gates, gate + 3 * width + j);
            cell.intoArray(cells, next + j);
            bounded.intoArray(squashed, at + j);
            o.mul(bounded).intoArray(outputs, at + j);
        }
    }

    static void backward(LstmMemory memory, int first, int rows) {
        int width = memory.outputs().stride;
        for (int row = first; row < first + rows; row++) {
            backward(memory, row * 4 * width, width, row * width, (row - first) * width);
        }
    }

    private static void backward(LstmMemory memory, int gate, int width, int at, int back) {
        float[] gates = memory.gates().values;
        float[] deltas = memory.gateDeltas().values;
        float[] carried = memory.carried().values;
        FloatVector one = FloatVector.broadcast(LANES, 1f);
        for (int j = 0; j < width; j += STEP) {
            FloatVector a = FloatVector.fromArray(LANES, gates, gate + j);
            FloatVector f = FloatVector.fromArray(LANES, gates, gate + width + j);
            FloatVector o = FloatVector.fromArray(LANES, gates, gate + 2 * width + j);
            FloatVector g = FloatVector.fromArray(LANES, gates, gate + 3 * width + j);
            FloatVector squashed = FloatVector.fromArray(LANES, memory.squashed().values, at + j);
            FloatVector output = FloatVector.fromArray(LANES, memory.outputDeltas().values, at + j);
            FloatVector cell = output.mul(o)
                    .fma(squashed.neg().fma(squashed, one), FloatVector.fromArray(LANES, carried, back + j));
            FloatVector last = FloatVector.fromArray(LANES, memory.cells().values, at + j);
            cell.mul(g).mul(a.neg().fma(a, one)).intoArray(deltas, gate + j);
            cell.mul(last).mul(f.neg().fma(f, f)).intoArray(deltas, gate + width + j);
            output.mul(squashed).mul(o.neg().fma(o, o)).intoArray(deltas, gate + 2 * width + j);
            cell.mul(a).mul(g.neg().fma(g, g)).intoArray(deltas, gate + 3 * width + j);
            cell.mul(f).intoArray(carried, back + j);
        }
    }
}
