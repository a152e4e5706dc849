package io.undercut.zoo.network.fused;

/**
 * What a recurrent layer remembers of a pass. The four gates lie side by side in a row, in DL4J's order: input, forget, output, and the
 * gate of the input.
 *
 * @param gates after their functions
 * @param gateDeltas derivatives before them
 * @param cells the cells' state, one step later than the rest: first comes the state before the first step
 * @param squashed tanh of the cells' state
 * @param outputs what the next layer and the next step get
 * @param outputDeltas derivatives of the outputs
 * @param carried derivatives of the cells' state, on their way to the step before
 */
record LstmMemory(
        Matrix gates,
        Matrix gateDeltas,
        Matrix cells,
        Matrix squashed,
        Matrix outputs,
        Matrix outputDeltas,
        Matrix carried) {
    static LstmMemory of(int rows, Signal after) {
        int cells = after.columns();
        int all = rows * after.steps();
        int gates = 4 * Matrix.padded(cells);
        return new LstmMemory(
                Matrix.of(all, gates),
                Matrix.of(all, gates),
                Matrix.of(all + rows, cells),
                Matrix.of(all, cells),
                after.values(),
                after.deltas(),
                Matrix.of(rows, cells));
    }
}
