package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.fused.FusedNetwork;

/** The fused step behind the seam: states in DL4J's layout, everything between them without ND4J. */
final class FusedStep implements LocalStep {
    private final FusedNetwork network;

    FusedStep(NetworkSpec spec, long seed, int replica) {
        this.network = new FusedNetwork(spec, seed, replica);
    }

    @Override
    public double advance(MiniBatch batch) {
        return network.train(batch.table(), batch.order(), batch.from(), batch.to());
    }

    @Override
    public double totalLoss(MiniBatch batch) {
        return network.totalLoss(batch.table(), batch.order(), batch.from(), batch.to());
    }

    @Override
    public NetworkState state() {
        return new NetworkState(network.parameters(), network.updaterState(), network.iteration());
    }

    @Override
    public void restore(NetworkState state) {
        network.restore(state.parameters(), state.updater(), state.iteration());
    }

    @Override
    public void close() {
        // Nothing outside the heap.
    }
}
