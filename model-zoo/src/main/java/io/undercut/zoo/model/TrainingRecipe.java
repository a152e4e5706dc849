package io.undercut.zoo.model;

import io.undercut.fault.Fault;
import java.io.Serializable;

/**
 * How a network is trained, beside its architecture.
 *
 * @param batchRows rows of a mini-batch
 * @param localSteps mini-batches of each replica between two averages
 * @param epochs passes over the training rows
 * @param learningRate at the first step; falls linearly to zero
 */
public record TrainingRecipe(int batchRows, int localSteps, int epochs, double learningRate) implements Serializable {
    /** Refuses what could not run. */
    public TrainingRecipe {
        if (batchRows < 1 || localSteps < 1 || epochs < 1) {
            throw Fault.configuration(
                    "training.batch-rows, training.local-steps and training.epochs are %d, %d, %d; each must be at least 1"
                            .formatted(batchRows, localSteps, epochs));
        }
        if (!(learningRate > 0)) {
            throw Fault.configuration("training.learning-rate is " + learningRate + "; must be above 0");
        }
    }

    /** Rounds that make the epochs, when so many replicas share so many rows. */
    public int rounds(int rows, int replicas) {
        double stepsPerReplica = (double) epochs * rows / ((double) batchRows * replicas);
        return (int) Math.max(1, Math.round(stepsPerReplica / localSteps));
    }

    /** The same with half as many rows in a mini-batch, for machines whose memory the whole did not fit. */
    public TrainingRecipe atHalfTheBatch() {
        return new TrainingRecipe(batchRows / 2, localSteps, epochs, learningRate);
    }
}
