package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import java.util.Locale;

/**
 * What one training of a model type may take, as its declaration has it. It is told, and nothing enforces it yet.
 *
 * @param profile the machines it is meant for
 * @param cores CPU cores in all, at least 1
 * @param memoryGib memory in all, in GiB, at least 1
 * @param workers replicas, 1 … 10
 * @param timeoutSeconds from its start, at least 1
 * @param costUsd what a run may cost, in US dollars, above 0
 */
public record TrainingLimits(
        ComputeProfile profile, int cores, int memoryGib, int workers, long timeoutSeconds, double costUsd) {
    /** Of a type that says nothing else. */
    public static final TrainingLimits USUAL = new TrainingLimits(ComputeProfile.CPU_DISTRIBUTED, 16, 64, 4, 14_400, 8);

    /** Refuses limits under which nothing could be trained. */
    public TrainingLimits {
        if (profile == null
                || cores < 1
                || memoryGib < 1
                || workers < 1
                || workers > 10
                || timeoutSeconds < 1
                || !(costUsd > 0)) {
            throw Fault.configuration("limits of a training are " + cores + " cores, " + memoryGib + " GiB, " + workers
                    + " workers, " + timeoutSeconds + " s and " + costUsd
                    + " USD; must be at least 1 each, workers at most 10, and name a profile");
        }
    }

    /** In one line, for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s (%s), %d cores, %d GiB, %d workers, %.1f h, %.2f USD a run",
                profile,
                profile.text(),
                cores,
                memoryGib,
                workers,
                timeoutSeconds / 3600.0,
                costUsd);
    }
}
