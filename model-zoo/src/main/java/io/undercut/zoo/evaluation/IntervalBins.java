package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import java.io.Serializable;
import java.util.List;

/**
 * By which input a prediction's interval widens: rows fall into bins, and each has a width of its own.
 *
 * @param input the input's name
 * @param edges upper ends of all bins but the last, ascending, each within its bin; rows whose input is unknown are in the last
 */
public record IntervalBins(String input, List<Double> edges) implements Serializable {
    /** Copies the list; refuses edges that do not ascend. */
    public IntervalBins {
        edges = List.copyOf(edges);
        for (int at = 1; at < edges.size(); at++) {
            if (!(edges.get(at) > edges.get(at - 1))) {
                throw Fault.configuration("edges of bins by " + input + " are " + edges + "; must ascend");
            }
        }
    }

    /** Bins of an input. */
    public static IntervalBins by(String input, Double... edges) {
        return new IntervalBins(input, List.of(edges));
    }

    /** How many. */
    public int count() {
        return edges.size() + 1;
    }

    /** The place of the bin of a value. */
    int of(float value) {
        int bin = 0;
        while (bin < edges.size() && !(value <= edges.get(bin))) {
            bin++;
        }
        return bin;
    }
}
