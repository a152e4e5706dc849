package io.undercut.benchmark;

import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.zoo.network.LocalSteps;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all tables take. */
final class Choices {
    private static final int FIRST_STEPS = 300;
    private static final double WARM_UP_SECONDS = 3;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            defaultValue = "auto",
            description = "implementation of the local step, as of 'undercut train --step' (default: ${DEFAULT-VALUE})")
    private String step;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "25600",
            description = "training rows of each replica; 128 are a batch (default: ${DEFAULT-VALUE})")
    private int rows;

    LocalSteps step() {
        return LocalSteps.chosen(step, workload().network());
    }

    Workload workload() {
        return new Workload(30, rows);
    }

    /** Seconds of one step of the small network while so many replicas step side by side. */
    double secondsPerStep(int replicas) throws Exception {
        TrainingPlan plan = workload().plan(step(), replicas, 1, 1);
        // Steps differ forty-fold between implementations, and the compiler of the JVM needs thousands of the short
        // ones.
        double guess = BareLoops.secondsPerStep(plan, workload(), FIRST_STEPS, FIRST_STEPS);
        int warmUp = (int) Math.round(WARM_UP_SECONDS / guess);
        return BareLoops.secondsPerStep(plan, workload(), warmUp, Math.max(FIRST_STEPS, warmUp / 3));
    }

    /** The project's folder. */
    static Path home() {
        return Path.of(System.getProperty("undercut.home", "."))
                .toAbsolutePath()
                .normalize();
    }
}
