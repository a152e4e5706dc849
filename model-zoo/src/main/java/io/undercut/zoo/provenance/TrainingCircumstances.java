package io.undercut.zoo.provenance;

import io.undercut.fault.Fault;
import java.time.Instant;

/**
 * Where, when and for whom a model was made. Worth knowing, never part of a version id.
 *
 * @param trainedAt when training ended
 * @param dagRunId the pipeline run; null outside one
 * @param taskId the task of that run; null outside one
 * @param parallelism Flink's parallelism, at least 1
 * @param machine where the job was driven from
 */
public record TrainingCircumstances(
        Instant trainedAt, String dagRunId, String taskId, int parallelism, Machine machine) {
    /** Refuses missing parts and a parallelism below 1. */
    public TrainingCircumstances {
        if (trainedAt == null || machine == null) {
            throw Fault.data("trained_at or machine is missing in the circumstances of a training");
        }
        if (parallelism < 1) {
            throw Fault.data("parallelism is " + parallelism + "; must be at least 1");
        }
    }
}
