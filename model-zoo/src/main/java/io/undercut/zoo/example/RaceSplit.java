package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which races a model learns from, is watched on, and is tested on: disjoint, split by time and never by row.
 *
 * @param training races learned from, in order of time
 * @param validation the newest races of the training seasons, never learned from
 * @param test races of the test seasons
 */
public record RaceSplit(List<String> training, List<String> validation, List<String> test) implements Serializable {
    private static final double VALIDATION_SHARE = 0.05;

    /** Copies the lists. */
    public RaceSplit {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /**
     * Splits races by season.
     *
     * @param races ids like {@code 2024-05}
     * @param seasons seasons to learn from
     * @param testSeasons seasons to be tested on; none of them may be learned from
     */
    public static RaceSplit of(Collection<String> races, Collection<Integer> seasons, Collection<Integer> testSeasons) {
        Set<Integer> both = new TreeSet<>(seasons);
        both.retainAll(testSeasons);
        if (!both.isEmpty()) {
            throw Fault.configuration(
                    "seasons " + Phrase.list(both) + " are in --seasons and in --test-seasons; leave them out of one");
        }
        List<String> learned = of(races, seasons);
        if (learned.size() < 2) {
            throw Fault.data("seasons " + Phrase.list(seasons) + " have " + Phrase.count(learned.size(), "race")
                    + " with usable stints; at least 2 are needed, one to learn from and one to watch");
        }
        int watched = (int) Math.max(1, Math.round(learned.size() * VALIDATION_SHARE));
        int cut = learned.size() - watched;
        return new RaceSplit(learned.subList(0, cut), learned.subList(cut, learned.size()), of(races, testSeasons));
    }

    private static List<String> of(Collection<String> races, Collection<Integer> seasons) {
        return races.stream()
                .distinct()
                .sorted()
                .filter(race -> seasons.contains(Integer.parseInt(race.substring(0, 4))))
                .toList();
    }
}
