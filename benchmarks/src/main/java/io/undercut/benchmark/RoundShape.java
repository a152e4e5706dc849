package io.undercut.benchmark;

/**
 * What the cost of a round depends on.
 *
 * @param parameters floats of the averaged vector
 * @param replicas how many train
 * @param taskManagers processes they are spread over
 * @param slots of each process
 */
record RoundShape(long parameters, int replicas, int taskManagers, int slots) {
    /** Subtasks of every operator of the loop: no more than replicas. */
    int parallelism() {
        return Math.min(replicas, taskManagers * slots);
    }

    /** Chunks of a vector. */
    long chunks() {
        return (parameters + TrainingJob.CHUNK_FLOATS - 1) / TrainingJob.CHUNK_FLOATS;
    }

    /** Sums that readers send in a round: each the fewest nodes of the tree that cover its own replicas. */
    int contributions() {
        return cover(0, replicas);
    }

    /** A node counts as one when one reader has all its leaves, which neighbours make likely. */
    private int cover(int first, int count) {
        if (reader(first) == reader(first + count - 1)) {
            return 1;
        }
        int left = Integer.highestOneBit(count - 1);
        return cover(first, left) + cover(first + left, count - left);
    }

    private int reader(int replica) {
        return replica * parallelism() / replicas;
    }

    /** Share of what one subtask sends to a random other that leaves its process. */
    double crossing() {
        return 1 - 1.0 / Math.min(taskManagers, parallelism());
    }
}
