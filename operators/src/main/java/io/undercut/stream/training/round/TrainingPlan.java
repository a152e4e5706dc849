package io.undercut.stream.training.round;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import java.io.Serializable;

/**
 * Everything that decides a trained model, besides the data.
 *
 * @param network the architecture
 * @param standardisation centre and scale of inputs and label
 * @param step which implementation of the local step
 * @param replicas logical workers, 1 … 10
 * @param localSteps mini-batches of every replica between two averages
 * @param stopping when the run ends
 * @param batchRows rows of a full mini-batch
 * @param updaterAveraging what becomes of the updaters' states at an average
 * @param validateEvery rounds between two looks at the validation rows
 * @param seed decides initial parameters and the order of rows
 * @param parent the model whose parameters the run begins with; none for freshly initialised ones
 */
public record TrainingPlan(
        NetworkSpec network,
        Standardisation standardisation,
        LocalSteps step,
        int replicas,
        int localSteps,
        Stopping stopping,
        int batchRows,
        UpdaterAveraging updaterAveraging,
        int validateEvery,
        long seed,
        ParentModel parent)
        implements Serializable {
    /** Whether updater state is averaged with the parameters or stays with its replica. */
    public enum UpdaterAveraging {
        AVERAGED,
        KEPT
    }

    /** A plan that begins with freshly initialised parameters. */
    public TrainingPlan(
            NetworkSpec network,
            Standardisation standardisation,
            LocalSteps step,
            int replicas,
            int localSteps,
            Stopping stopping,
            int batchRows,
            UpdaterAveraging updaterAveraging,
            int validateEvery,
            long seed) {
        this(
                network,
                standardisation,
                step,
                replicas,
                localSteps,
                stopping,
                batchRows,
                updaterAveraging,
                validateEvery,
                seed,
                ParentModel.NONE);
    }

    /** Refuses plans that could not run. */
    public TrainingPlan {
        atLeastOne("--workers", replicas);
        atLeastOne("training.local-steps", localSteps);
        atLeastOne("training.batch-rows", batchRows);
        atLeastOne("training.validate-every", validateEvery);
        if ((long) localSteps * stopping.rounds() > Integer.MAX_VALUE) {
            throw Fault.configuration("training.local-steps is " + localSteps + " in " + stopping.rounds()
                    + " rounds; together they must be at most " + Integer.MAX_VALUE);
        }
        if (replicas > 10) {
            throw Fault.configuration("--workers is " + replicas + "; must be within 1 … 10");
        }
    }

    /** Averages in the whole run, at most. */
    public int rounds() {
        return stopping.rounds();
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw Fault.configuration(name + " is " + value + "; must be at least 1");
        }
    }
}
