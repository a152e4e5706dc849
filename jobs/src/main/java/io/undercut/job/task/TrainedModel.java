package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.job.report.LossPoint;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.provenance.StepFingerprint;
import java.util.List;
import java.util.SortedSet;

/**
 * A trained model and how it was trained.
 *
 * @param data what it learned from
 * @param attempt the folder of its files below the run's
 * @param archive the model's file
 * @param step what computed it, with the settings of the math libraries that show in its bits
 * @param workers replicas that trained it; 1 where nothing is averaged
 * @param configuration what decided it besides data, seed and replicas
 * @param losses the course of the training
 * @param learnedBefore races that the model it began with had learned from
 * @param remark anything out of the ordinary, in a few words; empty if there is nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainedModel(
        TrainingData data,
        String attempt,
        byte[] archive,
        StepFingerprint step,
        int workers,
        ObjectNode configuration,
        List<LossPoint> losses,
        SortedSet<String> learnedBefore,
        String remark) {
    /** Copies the list. */
    public TrainedModel {
        losses = List.copyOf(losses);
    }

    /** The course of a training, from what was decided in each round. */
    static List<LossPoint> course(List<RoundDecision> history) {
        return history.stream()
                .map(round -> new LossPoint(
                        round.round() + 1,
                        (int) Math.ceil(round.epoch()),
                        round.loss(),
                        Double.isNaN(round.validationLoss()) ? null : round.validationLoss()))
                .toList();
    }
}
