package io.undercut.zoo.network;

import io.undercut.zoo.example.ExampleTable;

/**
 * A view on some rows of a table, in the order a replica sees them. A step gathers the rows itself, so no copy is made in between.
 *
 * @param table standardised rows
 * @param order row numbers of the epoch
 * @param from first place in {@code order}
 * @param to past the last place
 */
@SuppressWarnings("ArrayRecordComponent")
public record MiniBatch(ExampleTable table, int[] order, int from, int to) {
    /** How many rows the batch has. */
    public int rows() {
        return to - from;
    }
}
