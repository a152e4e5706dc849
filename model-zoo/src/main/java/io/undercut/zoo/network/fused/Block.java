package io.undercut.zoo.network.fused;

/**
 * One parameter matrix of a layer, in our padded layout and in the order in which DL4J's flat vector has it: column by column.
 *
 * @param layer number of its layer
 * @param role what it is, which decides its first values and its penalties
 * @param from its first float in the padded array
 * @param rows its rows: the inputs of a weight, one for a bias
 * @param groups how many equal parts a row has, each padded by itself: the gates of a recurrent layer; else one
 * @param width columns of a part
 */
record Block(int layer, Role role, int from, int rows, int groups, int width) {
    /** What a block is for. */
    enum Role {
        WEIGHT,
        BIAS,
        /** A bias whose second part, the forget gate's, begins at one. */
        GATE_BIAS
    }

    int stride() {
        return groups * Matrix.padded(width);
    }

    /** Past its last float in the padded array. */
    int end() {
        return from + floats();
    }

    /** Floats in our layout. */
    int floats() {
        return rows * stride();
    }

    int columns() {
        return groups * width;
    }

    /** Floats in DL4J's layout. */
    int count() {
        return rows * columns();
    }

    /** Where our layout keeps an element. */
    int place(int row, int column) {
        return from + row * stride() + column / width * Matrix.padded(width) + column % width;
    }

    Matrix in(float[] values) {
        return Matrix.within(values, from, rows, groups == 1 ? width : stride());
    }
}
