package io.undercut.job.command;

import io.undercut.fault.Fault;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Option;

/** Which data a command works on. */
final class SeasonsOptions {
    @Option(
            names = "--laps",
            paramLabel = "PATH",
            split = ",",
            description = "import this file or folder of laps first (default: none)")
    private List<String> laps = List.of();

    @Option(
            names = "--seasons",
            paramLabel = "YEAR",
            split = ",",
            description = "seasons to work on or learn from (default: all in the lake, less the test seasons)")
    private List<Integer> seasons = List.of();

    @Option(
            names = "--test-seasons",
            paramLabel = "YEAR",
            split = ",",
            description = "seasons a model is judged by (default: the newest in the lake)")
    private List<Integer> testSeasons = List.of();

    /** Refuses seasons that a model would learn from and be judged by, or be judged by the past. */
    void checked() {
        if (seasons.isEmpty() || testSeasons.isEmpty()) {
            return;
        }
        int newest = Collections.max(seasons);
        int judged = Collections.min(testSeasons);
        if (newest >= judged) {
            throw Fault.configuration("--seasons goes up to " + newest + " and --test-seasons begins with " + judged
                    + "; every test season must be later than every season learned from: leave " + newest
                    + " out of --seasons or judge by later ones");
        }
    }

    List<String> laps() {
        return laps;
    }

    List<Integer> seasons() {
        return seasons;
    }

    List<Integer> testSeasons() {
        return testSeasons;
    }
}
