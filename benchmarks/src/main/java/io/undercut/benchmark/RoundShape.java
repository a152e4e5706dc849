package io.undercut.benchmark;

import java.util.stream.LongStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * What the cost of a round depends on.
 *
 * @param parameters floats of the averaged vector
 * @param replicas how many train
 * @param taskManagers processes they are spread over
 * @param slots of each process
 */
record RoundShape(long parameters, int replicas, int taskManagers, int slots) {
    /** The loop's. */
    private static final int MAXIMUM_PARALLELISM = 128;

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

    /** Most floats that one subtask averages: chunks go to subtasks by Flink's hash of their number. */
    long busiestOwner() {
        long[] owned = new long[parallelism()];
        for (int chunk = 0; chunk < chunks(); chunk++) {
            int owner = KeyGroupRangeAssignment.assignKeyToParallelOperator(chunk, MAXIMUM_PARALLELISM, owned.length);
            long left = parameters - (long) chunk * TrainingJob.CHUNK_FLOATS;
            owned[owner] += Math.min(left, TrainingJob.CHUNK_FLOATS);
        }
        return LongStream.of(owned).max().orElse(0);
    }

    /** Share of what one subtask sends to a random other that leaves its process. */
    double crossing() {
        return 1 - 1.0 / Math.min(taskManagers, parallelism());
    }
}
