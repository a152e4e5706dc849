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
    /** The most rows of a mini-batch, mini-batches between two averages, and passes over the rows. */
    public static final int MOST = 1_000_000;

    /** Below it a step changes nothing in single precision. */
    public static final double LEAST_LEARNING_RATE = 1e-9;

    /** Above it no step of ours comes closer to anything. */
    public static final double MOST_LEARNING_RATE = 10;

    /** What is chosen from where no network has one of its own. */
    public static final TrainingRecipe USUAL = new TrainingRecipe(128, 20, 20, 2e-3);

    /** Refuses what could not run. */
    public TrainingRecipe {
        within("training.batch-rows", batchRows);
        within("training.local-steps", localSteps);
        within("training.epochs", epochs);
        if (!(learningRate >= LEAST_LEARNING_RATE && learningRate <= MOST_LEARNING_RATE)) {
            throw Fault.configuration("training.learning-rate is " + learningRate + "; must be within "
                    + LEAST_LEARNING_RATE + " … " + MOST_LEARNING_RATE);
        }
    }

    private static void within(String key, int value) {
        if (value < 1 || value > MOST) {
            throw Fault.configuration(key + " is " + value + "; must be within 1 … " + MOST);
        }
    }

    /**
     * Rounds that make the epochs, when so many replicas share so many rows. Refuses a run that is over before its first average, which
     * would not be of these epochs, and one whose iterations cannot be counted.
     */
    public int rounds(int rows, int replicas) {
        double stepsPerReplica = stepsPerReplica(rows, replicas);
        long rounds = Math.round(stepsPerReplica / localSteps);
        String run = "training.epochs=%d over %d rows, training.batch-rows=%d, --workers %d"
                .formatted(epochs, rows, batchRows, replicas);
        if (rounds < 1) {
            long most = Math.max(1, (long) stepsPerReplica);
            throw Fault.configuration("training.local-steps is " + localSteps
                    + ", more than the whole run has mini-batches for a replica (" + run + "); must be at most " + most
                    + ": lower it, or raise training.epochs");
        }
        if (Math.multiplyExact(rounds, localSteps) > Integer.MAX_VALUE) {
            throw Fault.configuration("training.epochs is " + epochs + ", which makes "
                    + Math.multiplyExact(rounds, localSteps) + " iterations of a replica (" + run
                    + "); must make at most " + Integer.MAX_VALUE + ": lower it, or raise training.batch-rows");
        }
        return Math.toIntExact(rounds);
    }

    /** The same with no more local steps than a run so short has: few rows are no reason to refuse what nobody chose. */
    public TrainingRecipe shortened(int rows, int replicas) {
        double steps = stepsPerReplica(rows, replicas);
        return Math.round(steps / localSteps) >= 1
                ? this
                : new TrainingRecipe(batchRows, Math.toIntExact(Math.max(1, Math.round(steps))), epochs, learningRate);
    }

    /** The same with half as many rows in a mini-batch, for machines whose memory the whole did not fit. */
    public TrainingRecipe atHalfTheBatch() {
        return new TrainingRecipe(batchRows / 2, localSteps, epochs, learningRate);
    }

    private double stepsPerReplica(int rows, int replicas) {
        return (double) epochs * rows / ((double) batchRows * replicas);
    }
}
