package io.undercut.zoo.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows as DL4J takes them.
 *
 * @param values row, column, and step where there is time
 * @param beside row and column of what is the same at every step; null where there is none
 * @param mask row and step, 1 where the step is there; null where all are
 */
record Dl4jInputs(INDArray values, INDArray beside, INDArray mask) {
    /** The arrays that a graph takes, in the order of its inputs. */
    INDArray[] arrays() {
        return beside == null ? new INDArray[] {values} : new INDArray[] {values, beside};
    }

    /** Their masks; null where all is there. */
    INDArray[] masks() {
        if (mask == null) {
            return null;
        }
        return beside == null ? new INDArray[] {mask} : new INDArray[] {mask, null};
    }
}
