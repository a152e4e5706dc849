package io.undercut.zoo.provenance;

import java.util.List;

/**
 * The implementation of the local step and the settings its arithmetic depends on.
 *
 * @param name {@code fused}, {@code dl4j}, or the boosting library
 * @param settings sorted by name; empty where the arithmetic depends on none (the fused step)
 */
public record StepFingerprint(String name, List<MathSetting> settings) {
    /** Sorts the settings; refuses one that stands twice. */
    public StepFingerprint {
        Requirement.filled("step", name);
        settings = Requirement.sortedByName("math setting", settings, MathSetting::name);
    }
}
