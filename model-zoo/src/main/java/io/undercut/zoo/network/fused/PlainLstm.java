package io.undercut.zoo.network.fused;

/** The cells of a recurrent layer in plain loops. */
final class PlainLstm {
    private PlainLstm() {}

    static void forward(LstmMemory memory, int first, int rows) {
        int width = memory.outputs().stride;
        float[] gates = memory.gates().values;
        float[] cells = memory.cells().values;
        for (int row = first; row < first + rows; row++) {
            int gate = row * 4 * width;
            int at = row * width;
            int next = at + rows * width;
            for (int j = 0; j < width; j++) {
                float a = Elementary.tanh(gates[gate + j]);
                float f = Elementary.sigmoid(gates[gate + width + j]);
                float o = Elementary.sigmoid(gates[gate + 2 * width + j]);
                float g = Elementary.sigmoid(gates[gate + 3 * width + j]);
                float cell = Math.fma(f, cells[at + j], a * g);
                float squashed = Elementary.tanh(cell);
                gates[gate + j] = a;
                gates[gate + width + j] = f;
                gates[gate + 2 * width + j] = o;
                gates[gate + 3 * width + j] = g;
                cells[next + j] = cell;
                memory.squashed().values[at + j] = squashed;
                memory.outputs().values[at + j] = o * squashed;
            }
        }
    }

    static void backward(LstmMemory memory, int first, int rows) {
        int width = memory.outputs().stride;
        float[] gates = memory.gates().values;
        float[] deltas = memory.gateDeltas().values;
        float[] carried = memory.carried().values;
        for (int row = first; row < first + rows; row++) {
            int gate = row * 4 * width;
            int at = row * width;
            int back = (row - first) * width;
            for (int j = 0; j < width; j++) {
                float a = gates[gate + j];
                float f = gates[gate + width + j];
                float o = gates[gate + 2 * width + j];
                float g = gates[gate + 3 * width + j];
                float squashed = memory.squashed().values[at + j];
                float output = memory.outputDeltas().values[at + j];
                float cell = Math.fma(output * o, Math.fma(-squashed, squashed, 1f), carried[back + j]);
                deltas[gate + j] = cell * g * Math.fma(-a, a, 1f);
                deltas[gate + width + j] = cell * memory.cells().values[at + j] * Math.fma(-f, f, f);
                deltas[gate + 2 * width + j] = output * squashed * Math.fma(-o, o, o);
                deltas[gate + 3 * width + j] = cell * a * Math.fma(-g, g, g);
                carried[back + j] = cell * f;
            }
        }
    }
}
