package io.undercut.job.chaos;

import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.testing.GeneratedShards;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import java.util.List;

/** What every schedule trains: a DL4J network of two chunks with its updater, on five replicas of unequal rows. */
final class SmallNetwork {
    static final GeneratedShards EXAMPLES = new GeneratedShards(150, 8);

    static final TrainingPlan PLAN = new TrainingPlan(
            new NetworkSpec(
                    8,
                    List.of(
                            new NetworkSpec.Dense(160, NetworkSpec.Activation.RELU),
                            new NetworkSpec.Dense(160, NetworkSpec.Activation.RELU)),
                    NetworkSpec.Loss.SQUARED_ERROR,
                    new NetworkSpec.Adam(0.001, 0.9, 0.999, 0),
                    0),
            Standardisation.fit(EXAMPLES.of(0, 1).training()),
            LocalSteps.DL4J,
            5,
            5,
            new Stopping(40, 0),
            16,
            UpdaterAveraging.AVERAGED,
            2,
            42);

    private SmallNetwork() {}
}
