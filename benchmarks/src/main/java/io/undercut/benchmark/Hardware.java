package io.undercut.benchmark;

/**
 * What rounds run on.
 *
 * @param cores that all processes share
 * @param machines that they are spread over, each with a memory of its own
 * @param cacheBytes of one machine: the last cache before its memory
 */
record Hardware(int cores, int machines, long cacheBytes) {
    /** Floats a replica's step goes through: parameters and the two moments of Adam. */
    private static final long FLOATS_A_PARAMETER = 3;

    /** How many cores work at once on a round. */
    double sharers(RoundShape shape) {
        return Math.min(shape.parallelism(), cores);
    }

    /** How many machines do. */
    double machinesOf(RoundShape shape) {
        return Math.min(shape.parallelism(), machines);
    }

    /** Whether a round's subtasks leave a core free. */
    boolean sparesACore(RoundShape shape) {
        return shape.parallelism() < cores;
    }

    /** Whether the replicas of one machine no longer fit its cache. */
    boolean spills(RoundShape shape) {
        double perMachine = shape.replicas() / machinesOf(shape);
        return perMachine * shape.parameters() * FLOATS_A_PARAMETER * Float.BYTES > cacheBytes;
    }
}
