package io.undercut.zoo.catalog;

/**
 * On what terms models of a type are trained, tuned and promoted.
 *
 * @param gates what its gates hold their figures against
 * @param training what a training may take
 * @param space what may be tuned
 */
public record Terms(GateLimits gates, TrainingLimits training, SearchSpace space) {
    /** Of a type that says nothing else. */
    public static final Terms USUAL = new Terms(GateLimits.USUAL, TrainingLimits.USUAL, SearchSpace.NONE);

    /** The same, with other limits of gates. */
    public Terms within(GateLimits limits) {
        return new Terms(limits, training, space);
    }

    /** The same, with other limits of a training. */
    public Terms taking(TrainingLimits limits) {
        return new Terms(gates, limits, space);
    }

    /** The same, with something to tune. */
    public Terms over(SearchSpace other) {
        return new Terms(gates, training, other);
    }
}
