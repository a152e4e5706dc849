package io.undercut.zoo.network;

import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.Refinement;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's own {@code fit}. Arrays are allocated once and refilled: ND4J frees arrays under one global lock, which is
 * what keeps two slots of a JVM from running side by side.
 */
final class Dl4jStep implements LocalStep {
    private final Dl4jNetwork network;
    private final NetworkSpec spec;
    private final long noise;
    private Dl4jBuffers full;
    private Dl4jBuffers part;

    Dl4jStep(NetworkSpec spec, long seed, int replica, int batchRows) {
        this.network = Dl4jNetworks.training(spec, seed);
        this.network.init();
        this.spec = spec;
        this.noise = ShuffledRows.mix(ShuffledRows.mix(seed) + replica);
        this.full = new Dl4jBuffers(spec, batchRows);
        this.part = full;
    }

    @Override
    public double advance(MiniBatch batch) {
        Dl4jBuffers buffers = fill(batch);
        if (spec.refinement(Refinement.Dropout.class).isPresent()) {
            Nd4j.getRandom().setSeed(ShuffledRows.mix(noise + network.iteration()));
        }
        // DL4J's score adds the penalty; the loss of the rows alone compares with the validation loss.
        double penalty = network.penalty();
        boolean masked = masked(batch);
        network.fit(buffers.inputs(masked), buffers.targets(), masked ? buffers.labelMask() : null);
        return network.score() - penalty;
    }

    @Override
    public double totalLoss(MiniBatch batch) {
        Dl4jBuffers buffers = fill(batch);
        INDArray output = network.output(buffers.inputs(masked(batch)));
        float[] predicted = output.dup('c').data().asFloat();
        int steps = spec.labelledSteps();
        int outputs = spec.outputs();
        double total = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (int step = 0; step < steps; step++) {
                double loss = 0;
                for (int column = 0; column < outputs; column++) {
                    int at = (row * outputs + column) * steps + step;
                    loss += PredictionLoss.of(spec.loss(), predicted[at], buffers.label(at), outputs);
                }
                total += buffers.weight(row, step) * loss;
            }
        }
        return total;
    }

    private static boolean masked(MiniBatch batch) {
        return batch.table().weights().length > 0 || batch.table().lengths().length > 0;
    }

    /** The last batch of an epoch is shorter and needs arrays of its own shape; a replica has only one such shape. */
    private Dl4jBuffers fill(MiniBatch batch) {
        if (batch.rows() != full.rows() && batch.rows() != part.rows()) {
            part = new Dl4jBuffers(spec, batch.rows());
        }
        Dl4jBuffers buffers = batch.rows() == full.rows() ? full : part;
        buffers.fill(batch);
        return buffers;
    }

    @Override
    public NetworkState state() {
        INDArray updater = network.updaterState();
        return new NetworkState(
                network.parameters().data().asFloat(),
                updater == null ? new float[0] : updater.data().asFloat(),
                network.iteration());
    }

    @Override
    public void restore(NetworkState state) {
        network.parameters().data().asNioFloat().put(state.parameters());
        INDArray updater = network.updaterState();
        if (updater != null) {
            updater.data().asNioFloat().put(state.updater());
        }
        network.countFrom(state.iteration());
    }

    @Override
    public void close() {
        network.close();
    }
}
