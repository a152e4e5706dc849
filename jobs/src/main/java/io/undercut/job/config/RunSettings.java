package io.undercut.job.config;

import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.provenance.MathSetting;
import java.util.List;

/**
 * What a run was asked to do, whatever command asked.
 *
 * @param warehouse where everything is
 * @param parallelism Flink's parallelism; never shows in a model
 * @param workers replicas of a network's training; part of the model's identity
 * @param step the local step; part of the model's identity
 * @param seed of every random choice
 * @param training choices over the model's defaults
 * @param math settings of the math libraries, from the environment; none where the step depends on none
 */
public record RunSettings(
        Warehouse warehouse,
        int parallelism,
        int workers,
        LocalSteps step,
        long seed,
        TrainingChoices training,
        List<MathSetting> math) {
    /** Copies the list. */
    public RunSettings {
        math = List.copyOf(math);
    }
}
