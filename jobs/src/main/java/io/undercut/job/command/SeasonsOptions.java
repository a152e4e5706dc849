package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.config.Problems;
import java.io.File;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Option;

/** Which data a command works on. */
final class SeasonsOptions {
    @Option(
            names = "--laps",
            paramLabel = "PATH",
            split = ",",
            description = "import this first, as data import --on-conflict replace does: a file or folder with laps"
                    + " (default: none)")
    private List<String> laps = List.of();

    @Option(
            names = "--seasons",
            paramLabel = "YEAR",
            description =
                    "seasons to work on or learn from, 2022,2023 or 2018-2023 (default: all in the lake, less the test"
                            + " seasons)")
    private List<String> seasons = List.of();

    @Option(
            names = "--test-seasons",
            paramLabel = "YEAR",
            description = "seasons a model is tested on (default: the newest with at least five races)")
    private List<String> testSeasons = List.of();

    /** Refuses seasons that a model would learn from and be tested on, or be tested on the past. */
    void checked() {
        Problems problems = new Problems();
        check(problems);
        problems.refuse();
    }

    /** Notes what is wrong among a command's other problems. */
    void check(Problems problems) {
        List<Integer> learned = Years.of("--seasons", seasons, problems);
        List<Integer> test = Years.of("--test-seasons", testSeasons, problems);
        if (learned.isEmpty() || test.isEmpty()) {
            return;
        }
        int newest = Collections.max(learned);
        int tested = Collections.min(test);
        if (newest >= tested) {
            problems.add("--seasons goes up to " + newest + " and --test-seasons begins with " + tested
                    + "; every test season must be later than every season learned from: leave " + newest
                    + " out of --seasons or test on later ones");
        }
    }

    /** Refuses any of it beside what has no laps and no seasons. */
    void refuseBeside(String option) {
        if (!laps.isEmpty() || !seasons.isEmpty() || !testSeasons.isEmpty()) {
            throw Fault.configuration("--laps, --seasons and --test-seasons are of the lake, and " + option
                    + " is in its place; leave them out");
        }
    }

    List<String> laps() {
        return paths(laps);
    }

    /** Paths as they were given between commas; one that has a comma in its name stays whole. */
    static List<String> paths(List<String> given) {
        String whole = String.join(",", given);
        return given.size() > 1 && new File(whole).exists() ? List.of(whole) : given;
    }

    List<Integer> seasons() {
        return Years.of("--seasons", seasons);
    }

    List<Integer> testSeasons() {
        return Years.of("--test-seasons", testSeasons);
    }
}
