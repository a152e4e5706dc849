package io.undercut.zoo.provenance;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which races trained, validated and tested a model. Each entry is a race ({@code 2024-05}), a whole season ({@code 2024}), or a block of a
 * table's rows ({@code test/012}); the three sets are disjoint, sorted, without doubles.
 *
 * @param train races the parameters were fitted on; at least one
 * @param validation races that chose configuration and stopping point; may be empty
 * @param test races the reported metrics are from; may be empty
 */
public record RaceSets(List<String> train, List<String> validation, List<String> test) {
    private static final int YEAR = 4;
    private static final Pattern RACE_OR_SEASON =
            Pattern.compile("\\d{4}(-\\d{2}(/\\d{3})?)?|(train|watch|test)/\\d{3}");

    /** Sorts the sets; refuses malformed entries, overlaps and an empty training set. */
    public RaceSets {
        train = sorted("train", train);
        validation = sorted("validation", validation);
        test = sorted("test", test);
        if (train.isEmpty()) {
            throw Fault.data("train races are empty in the provenance; must name at least one race or season");
        }
        refuseOverlap("train", train, "validation", validation);
        refuseOverlap("train", train, "test", test);
        refuseOverlap("validation", validation, "test", test);
    }

    /** A set for people: {@code 22 races of 2022, 2023}. */
    public static String inWords(List<String> races) {
        if (races.isEmpty()) {
            return "no race";
        }
        TreeSet<String> seasons =
                races.stream().map(race -> race.substring(0, YEAR)).collect(Collectors.toCollection(TreeSet::new));
        // A whole season may stand for its races.
        return races.equals(List.copyOf(seasons))
                ? Phrase.list(seasons)
                : Phrase.count(races.size(), "race") + " of " + Phrase.list(seasons);
    }

    private static List<String> sorted(String set, List<String> races) {
        for (String race : races) {
            if (!RACE_OR_SEASON.matcher(race).matches()) {
                throw Fault.data(set + " race is '" + race + "'; must look like 2024-05 or 2024");
            }
        }
        return races.stream().sorted().distinct().toList();
    }

    private static void refuseOverlap(String leftSet, List<String> left, String rightSet, List<String> right) {
        for (String one : left) {
            for (String other : right) {
                // A season covers its races: 2024 and 2024-05 overlap.
                if (one.startsWith(other) || other.startsWith(one)) {
                    throw Fault.data("race " + one + " of " + leftSet + " overlaps " + other + " of " + rightSet
                            + "; a race must stand in one set only");
                }
            }
        }
    }
}
