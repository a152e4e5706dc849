package io.undercut.job.task;

import io.undercut.job.config.RunSettings;
import io.undercut.zoo.catalog.ModelType;
import java.util.List;

/**
 * What a run trains on and is tested on.
 *
 * @param types the model types that it trains, in order
 * @param settings how it runs
 * @param runId its name
 * @param source where its laps come from
 * @param laps files or folders to import first; empty unless they are the source
 * @param seasons seasons to learn from; empty for all in the lake but the test seasons
 * @param testSeasons seasons to be tested on; empty for the newest in the lake
 * @param start what its training begins with
 */
public record RunRequest(
        List<ModelType> types,
        RunSettings settings,
        String runId,
        Source source,
        List<String> laps,
        List<Integer> seasons,
        List<Integer> testSeasons,
        StartingPoint start) {
    /** Where laps come from. */
    public enum Source {
        /** The lake as it is. */
        LAKE,
        /** Files, imported first. */
        FILES,
        /** The simulator, when there is nothing else. */
        SIMULATOR,
        /** A table of another kind than laps, in the lake's place. */
        TABLE
    }

    /** Copies the lists. */
    public RunRequest {
        types = List.copyOf(types);
        laps = List.copyOf(laps);
        seasons = seasons.stream().distinct().sorted().toList();
        testSeasons = testSeasons.stream().distinct().sorted().toList();
    }

    /** The same under another name. */
    public RunRequest named(String otherRunId) {
        return new RunRequest(types, settings, otherRunId, source, laps, seasons, testSeasons, start);
    }
}
