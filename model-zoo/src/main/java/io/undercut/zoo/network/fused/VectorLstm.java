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
        float[] gates = memory.gates().values;
        for (int row = first; row < first + rows; row++) {
            int gate = row * 4 * width;
            VectorKernels.tanh(gates, gate, gate + width);
            VectorKernels.sigmoid(gates, gate + width, gate + 4 * width);
            cells(gates, gate, width, memory.cells().values, row * width, (row + rows) * width);
            float[] squashed = memory.squashed().values;
            System.arraycopy(memory.cells().values, (row + rows) * width, squashed, row * width, width);
            VectorKernels.tanh(squashed, row * width, (row + 1) * width);
            outputs(gates, gate + 2 * width, squashed, memory.outputs().values, row * width, width);
        }
    }

    /** New states of the cells from old ones. Loops are short for the reason that {@link VectorUpdates} gives. */
    private static void cells(float[] gates, int gate, int width, float[] cells, int at, int next) {
        for (int j = 0; j < width; j += STEP) {
            FloatVector a = FloatVector.fromArray(LANES, gates, gate + j);
            FloatVector f = FloatVector.fromArray(LANES, gates, gate + width + j);
            FloatVector g = FloatVector.fromArray(LANES, gates, gate + 3 * width + j);
            f.fma(FloatVector.fromArray(LANES, cells, at + j), a.mul(g)).intoArray(cells, next + j);
        }
    }

    private static void outputs(float[] gates, int gate, float[] squashed, float[] outputs, int at, int width) {
        for (int j = 0; j < width; j += STEP) {
            FloatVector.fromArray(LANES, gates, gate + j)
                    .mul(FloatVector.fromArray(LANES, squashed, at + j))
                    .intoArray(outputs, at + j);
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
