package io.undercut.job.task;

import io.undercut.fault.Phrase;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.race.Lap;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.lake.LakeLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * The seasons that a model is tested on. Where nobody names any it is the newest with enough races: a season that has only begun tells
 * little, and one race nothing.
 *
 * @param seasons ascending
 * @param remark why it is not the newest; empty if it is, or was asked for
 */
public record TestSeasons(List<Integer> seasons, String remark) {
    private static final int FEWEST_RACES = 5;

    /** Copies the list. */
    public TestSeasons {
        seasons = List.copyOf(seasons);
    }

    private static TestSeasons of(LakeTables tables, List<Integer> asked) {
        if (!asked.isEmpty()) {
            return new TestSeasons(tables.seasons(asked), "");
        }
        return newestOf(
                tables.seasons(List.of()),
                season -> tables.laps(season).stream().map(Lap::race).distinct().count());
    }

    /** The seasons asked for of a feature set, or the default. */
    public static TestSeasons of(FeatureSetDefinition set, LakeLayout lake, List<Integer> asked) {
        return set.hasOwnSeasons() ? ofOwn(set.seasons(lake), asked) : of(new LakeTables(lake), asked);
    }

    /**
     * Those of a set with seasons of its own: what it has of those asked for, else its newest.
     *
     * @param own seasons that it has, ascending, at least one
     */
    static TestSeasons ofOwn(List<Integer> own, List<Integer> asked) {
        List<Integer> had = own.stream().filter(asked::contains).toList();
        int newest = own.get(own.size() - 1);
        return had.isEmpty()
                ? new TestSeasons(
                        List.of(newest),
                        asked.isEmpty() ? "" : "tested on " + newest + ", for it has none of " + Phrase.list(asked))
                : new TestSeasons(had, "");
    }

    /**
     * The default.
     *
     * @param present seasons, ascending, at least one
     * @param races counts a season's races
     */
    static TestSeasons newestOf(List<Integer> present, IntToLongFunction races) {
        List<String> passedOver = new ArrayList<>();
        // The first season cannot be one: there must be an earlier one to learn from.
        for (int at = present.size() - 1; at > 0; at--) {
            long held = races.applyAsLong(present.get(at));
            if (held >= FEWEST_RACES) {
                return new TestSeasons(List.of(present.get(at)), remark(present.get(at), passedOver));
            }
            passedOver.add(present.get(at) + " has " + Phrase.count(held, "race"));
        }
        return new TestSeasons(present.subList(present.size() - 1, present.size()), "");
    }

    private static String remark(int chosen, List<String> passedOver) {
        return passedOver.isEmpty()
                ? ""
                : "tested on " + chosen + ", the newest season with at least " + FEWEST_RACES + " races ("
                        + Phrase.list(passedOver) + "; --test-seasons names others)";
    }
}
