package io.undercut.stream.training;

import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import java.util.List;

/** A run small enough for a unit test: a real network, real steps. */
public final class SmallRun {
    /** Its rows. */
    public static final GeneratedShards EXAMPLES = new GeneratedShards(100, 4);

    private static final NetworkSpec NETWORK = new NetworkSpec(
            4,
            List.of(new NetworkSpec.Dense(6, NetworkSpec.Activation.RELU)),
            NetworkSpec.Loss.SQUARED_ERROR,
            new NetworkSpec.Adam(0.01, 0.9, 0.999, 0),
            0);

    private SmallRun() {}

    /** Leaves an average where a reader looks for it. */
    public static void deposit(FeedbackBroker.Slot slot, RoundAssembly.Average average) {
        slot.deposit(average);
    }

    /** A plan of so many replicas, steps a round and rounds. */
    public static TrainingPlan plan(int replicas, int localSteps, int rounds) {
        return plan(LocalSteps.DL4J, replicas, localSteps, rounds);
    }

    /** The same, with steps of one implementation. */
    public static TrainingPlan plan(LocalSteps step, int replicas, int localSteps, int rounds) {
        return new TrainingPlan(
                NETWORK,
                Standardisation.fit(EXAMPLES.of(0, 1).training()),
                step,
                replicas,
                localSteps,
                new Stopping(rounds, 0),
                16,
                UpdaterAveraging.AVERAGED,
                2,
                42);
    }
}
