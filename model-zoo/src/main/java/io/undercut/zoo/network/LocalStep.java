package io.undercut.zoo.network;

/**
 * What one replica does with one mini-batch. Belongs to one thread. The same state and the same batches give the same bits, in any
 * process, wherever the step was opened.
 */
public interface LocalStep extends AutoCloseable {
    /** Trains on one batch and moves the state. Returns the rows' mean loss before the update, on the standardised label, no penalty in it. */
    double advance(MiniBatch batch);

    /** Sum over rows of the loss on the standardised label; the state stays. */
    double totalLoss(MiniBatch batch);

    /** A copy of the state. */
    NetworkState state();

    /** Takes over a state. */
    void restore(NetworkState state);

    @Override
    void close();
}
