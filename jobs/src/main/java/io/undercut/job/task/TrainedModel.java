package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.job.report.LossPoint;
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
        ObjectNode configuration,
        List<LossPoint> losses,
        SortedSet<String> learnedBefore,
        String remark) {
    /** Copies the list. */
    public TrainedModel {
        losses = List.copyOf(losses);
    }
}
