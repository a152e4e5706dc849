package io.undercut.zoo.catalog;

/** Machines that a training is meant for, by the names that people give them. */
public enum ComputeProfile {
    VERTEX_T4("n1-standard-4", 1, 1),
    SINGLE_NODE_MULTI_GPU("n1-standard-16", 4, 1),
    MULTI_NODE_DATA_PARALLEL("n1-standard-8", 1, 4),
    HYPERPARAMETER_SEARCH("n1-standard-4", 0, 8),
    CPU_DISTRIBUTED("n1-highmem-16", 0, 8);

    private final String machine;
    private final int acceleratorsEach;
    private final int machines;

    ComputeProfile(String machine, int acceleratorsEach, int machines) {
        this.machine = machine;
        this.acceleratorsEach = acceleratorsEach;
        this.machines = machines;
    }

    /** Machines as Google Cloud names them, for people. */
    String text() {
        return machines + " × " + machine + (acceleratorsEach == 0 ? "" : " with " + acceleratorsEach + " × T4 each");
    }
}
