package io.undercut.job.task;

import io.undercut.job.config.RunSettings;
import java.util.List;

/**
 * What a run trains on and is judged by.
 *
 * @param settings how it runs
 * @param runId its name
 * @param laps files or folders to import first; empty for none
 * @param seasons seasons to learn from; empty for all in the lake but the test seasons
 * @param testSeasons seasons to be judged by; empty for the newest in the lake
 */
public record RunRequest(
        RunSettings settings, String runId, List<String> laps, List<Integer> seasons, List<Integer> testSeasons) {
    /** Copies the lists. */
    public RunRequest {
        laps = List.copyOf(laps);
        seasons = seasons.stream().distinct().sorted().toList();
        testSeasons = testSeasons.stream().distinct().sorted().toList();
    }
}
