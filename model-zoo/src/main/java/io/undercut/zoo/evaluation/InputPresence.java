package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;

/**
 * Whether an input can be had when a prediction is made.
 *
 * @param input its name
 * @param feature whether its column is one that the feature set makes from what is known by then; a label is not
 * @param unknownShare in what share of the test rows it is unknown, 0 … 1
 */
public record InputPresence(String input, boolean feature, double unknownShare) {
    /** Refuses a share that is none. */
    public InputPresence {
        if (input == null || !(unknownShare >= 0 && unknownShare <= 1)) {
            throw Fault.data("input " + input + " is unknown in a share of " + unknownShare + "; must be 0 … 1");
        }
    }
}
