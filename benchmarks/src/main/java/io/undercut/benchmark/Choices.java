package io.undercut.benchmark;

import io.undercut.zoo.network.LocalSteps;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all tables take. */
final class Choices {
    private static final int WARM_UP_STEPS = 2_000;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            defaultValue = "dl4j",
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
        return BareLoops.secondsPerStep(
                workload().plan(step(), replicas, 1, 1), workload(), WARM_UP_STEPS, WARM_UP_STEPS / 4);
    }

    /** The project's folder. */
    static Path home() {
        return Path.of(System.getProperty("undercut.home", "."))
                .toAbsolutePath()
                .normalize();
    }
}
