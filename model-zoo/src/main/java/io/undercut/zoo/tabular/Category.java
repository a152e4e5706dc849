package io.undercut.zoo.tabular;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a category, from training rows alone.
 *
 * @param value as the file spells it; null for all that have too few rows, together
 * @param share of the training rows
 * @param rate how often the label was true with it, drawn to the rate of all as if there were 20 more rows of that
 * @param others the same without the rows of each fifth of the training blocks: what a row of that fifth reads, so that no row reads
 *     its own label
 */
public record Category(String value, double share, double rate, List<Double> others) implements Serializable {
    /** Copies the list. */
    public Category {
        others = List.copyOf(others);
    }
}
