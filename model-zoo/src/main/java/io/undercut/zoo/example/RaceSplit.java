package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which races a model learns from, is watched on, and is tested on: disjoint, split by time and never by row. Where rows go together by
 * another group than the race, such as the lap of a race, its groups stand for the races.
 *
 * @param training races learned from, in order of time
 * @param validation the newest of the races to learn from, never learned from
 * @param test races tested on
 */
public record RaceSplit(List<String> training, List<String> validation, List<String> test) implements Serializable {
    private static final double VALIDATION_SHARE = 0.05;

    /** A third of a season. Of seventy seasons the share would be the newest two and a half, which teach most. */
    private static final int MOST_WATCHED = 8;

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
        return watched(learned, of(races, testSeasons));
    }

    /**
     * Splits each race of some seasons in the middle: its first groups are learned from, the others, one more where they are odd, are
     * tested on.
     *
     * @param groups laps of races, ids like {@code 2024-05/007}
     */
    public static RaceSplit withinRaces(Collection<String> groups, Collection<Integer> seasons) {
        TreeMap<String, List<String>> races = new TreeMap<>();
        of(groups, seasons)
                .forEach(group -> races.computeIfAbsent(KeyColumns.race(group), race -> new ArrayList<>())
                        .add(group));
        List<String> learned = new ArrayList<>();
        List<String> test = new ArrayList<>();
        races.values().forEach(laps -> {
            learned.addAll(laps.subList(0, laps.size() / 2));
            test.addAll(laps.subList(laps.size() / 2, laps.size()));
        });
        if (learned.size() < 2) {
            throw Fault.data("seasons " + Phrase.list(seasons)
                    + " have races of so few laps that their first halves are " + Phrase.count(learned.size(), "lap")
                    + "; at least 2 are needed, one to learn from and one to watch");
        }
        return watched(learned, test);
    }

    /**
     * Splits by what a walk-forward fold learns from and is tested on.
     *
     * @param learned races in order of time; the newest are watched
     * @param test later races
     */
    public static RaceSplit forward(List<String> learned, List<String> test) {
        if (learned.size() < 2) {
            throw Fault.configuration("the fold that is tested on " + test.get(0) + " … " + test.get(test.size() - 1)
                    + " learns from " + Phrase.count(learned.size(), "race")
                    + "; at least 2 are needed, one to learn from and one to watch: ask for fewer folds");
        }
        return watched(learned, test);
    }

    /**
     * Splits blocks of a table's rows by what their names say.
     *
     * @param blocks groups as {@link TablePart#group} has them
     */
    static RaceSplit ofBlocks(Collection<String> blocks) {
        Map<TablePart, List<String>> parts = blocks.stream()
                .distinct()
                .sorted()
                .collect(Collectors.groupingBy(
                        TablePart::of, () -> new EnumMap<>(TablePart.class), Collectors.toList()));
        return new RaceSplit(
                parts.getOrDefault(TablePart.TRAIN, List.of()),
                parts.getOrDefault(TablePart.WATCH, List.of()),
                parts.getOrDefault(TablePart.TEST, List.of()));
    }

    private static RaceSplit watched(List<String> learned, List<String> test) {
        int watched = (int) Math.min(MOST_WATCHED, Math.max(1, Math.round(learned.size() * VALIDATION_SHARE)));
        int cut = learned.size() - watched;
        return new RaceSplit(learned.subList(0, cut), learned.subList(cut, learned.size()), test);
    }

    private static List<String> of(Collection<String> races, Collection<Integer> seasons) {
        return races.stream()
                .distinct()
                .sorted()
                .filter(race -> seasons.contains(Integer.parseInt(race.substring(0, 4))))
                .toList();
    }
}
