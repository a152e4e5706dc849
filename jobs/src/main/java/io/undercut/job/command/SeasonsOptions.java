package io.undercut.job.command;

import java.util.List;
import picocli.CommandLine.Option;

/** Which data a command works on. */
final class SeasonsOptions {
    @Option(
            names = "--laps",
            paramLabel = "PATH",
            split = ",",
            description = "import this file or folder of laps first")
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
