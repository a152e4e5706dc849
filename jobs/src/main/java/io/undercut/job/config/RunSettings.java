package io.undercut.job.config;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.provenance.MathSetting;
import java.util.List;

/**
 * What a run was asked to do, whatever command asked.
 *
 * @param warehouse where everything is
 * @param parallelism Flink's parallelism; never shows in a model
 * @param workers replicas of a network's training; part of the model's identity
 * @param step the local step as it was asked for: auto, fused or dl4j; what it comes to for a network is part of the model's identity
 * @param seed of every random choice
 * @param training choices over the model's defaults
 * @param math settings of the math libraries, from the environment; none where no model of the run depends on them
 */
public record RunSettings(
        Warehouse warehouse,
        int parallelism,
        int workers,
        String step,
        long seed,
        TrainingChoices training,
        List<MathSetting> math) {
    /** Copies the list. */
    public RunSettings {
        math = List.copyOf(math);
    }

    /** The step that trains a network. */
    public LocalSteps stepOf(NetworkSpec network) {
        return LocalSteps.chosen(step, network);
    }

    /** The settings of the math libraries that show in the bits of what a step trains. */
    public List<MathSetting> mathOf(LocalSteps local) {
        return local.dependsOnMathLibraries() ? math : List.of();
    }
}
