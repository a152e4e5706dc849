package io.undercut.stream.training;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RecordedTraining;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.zoo.network.NetworkArchive;

/**
 * A network's training, to be recorded.
 *
 * @param plan the run
 * @param layout how a vector is cut
 * @param updaterLength floats of the whole updater state, averaged or not
 */
record RecordedNetwork(TrainingPlan plan, VectorLayout layout, int updaterLength) implements RecordedTraining {
    private static final long serialVersionUID = 1L;

    @Override
    public int rounds() {
        return plan.rounds();
    }

    @Override
    public long iterations(int round) {
        return (round + 1L) * plan.localSteps();
    }

    @Override
    public byte[] archive(Chunk whole) {
        float[] vector = new float[layout.length()];
        Chunk.decode(whole.payload(), vector, 0);
        return NetworkArchive.write(
                plan.step(),
                plan.network(),
                plan.seed(),
                layout.state(vector, new float[updaterLength], Math.toIntExact(iterations(whole.round()))),
                plan.standardisation());
    }
}
