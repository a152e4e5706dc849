package io.undercut.stream.feature.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.feature.outcome.OutcomeFeature.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No feature, of all that are declared, sees its race's result or a later race; none known before qualifying sees qualifying or grid. */
class OutcomeLeakTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anotherResultAndOtherLaterRacesChangeNoFeature(long seed) {
        Random random = new Random(seed);
        List<RaceCard> races = Championships.drawn(random);
        for (int chosen = 0; chosen < races.size(); chosen++) {
            List<RaceCard> changed = new ArrayList<>(races.subList(0, chosen));
            changed.add(Championships.otherFinish(random, races.get(chosen)));
            races.subList(chosen + 1, races.size()).stream()
                    .filter(race -> random.nextInt(4) > 0)
                    .forEach(race -> changed.add(Championships.other(random, race)));
            assertThat(differing(races, changed, races.get(chosen).raceId(), feature -> true))
                    .as(
                            "seed %d: features that saw the result of %s or later",
                            seed, races.get(chosen).raceId())
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anotherQualifyingAndGridChangeOnlyFeaturesKnownBeforeTheStart(long seed) {
        Random random = new Random(seed);
        List<RaceCard> races = Championships.drawn(random);
        for (int chosen = 0; chosen < races.size(); chosen++) {
            List<RaceCard> changed = new ArrayList<>(races);
            changed.set(chosen, Championships.otherStart(random, races.get(chosen)));
            String race = races.get(chosen).raceId();
            assertThat(differing(races, changed, race, feature -> feature.stage() == Stage.BEFORE_QUALIFYING))
                    .as("seed %d: features that saw qualifying or grid of %s", seed, race)
                    .isEmpty();
            assertThat(differing(races, changed, race, feature -> feature.stage() == Stage.BEFORE_RACE))
                    .as("seed %d, %s", seed, race)
                    .contains("qualifying_position", "grid_position", "grid_against_mate");
        }
    }

    @Test
    void everyFeatureButTheCalendarSeesAnotherPast() {
        Random random = new Random(9);
        List<RaceCard> races = Championships.drawn(random);
        List<RaceCard> changed = mapped(races, race -> Championships.other(random, race));
        TreeSet<String> all = new TreeSet<>();
        OutcomeFeatures.ALL.forEach(feature -> all.add(feature.name()));
        all.removeAll(List.of("season_races"));
        assertThat(differing(races, changed, "2003-06", feature -> true)).containsAll(all);
    }

    @Test
    void everyValueIsInItsRange() {
        rows(Championships.drawn(new Random(10)))
                .values()
                .forEach(row -> IntStream.range(0, row.values().length)
                        .forEach(at -> assertThat(OutcomeFeatures.ALL.get(at).allows(row.values()[at]))
                                .as(
                                        "%s is %s in %s",
                                        OutcomeFeatures.ALL.get(at).name(), row.values()[at], row.key())
                                .isTrue()));
    }

    @Test
    void theQualifyingOrdersSetHasNothingOfQualifyingOrGrid() {
        assertThat(OutcomeSet.QUALI_ORDER.schema().names())
                .hasSizeGreaterThan(50)
                .doesNotContain("qualifying_position", "grid_position", "pit_lane_start");
        assertThat(OutcomeSet.RACE_WINNER.schema().names())
                .hasSize(OutcomeFeatures.ALL.size())
                .contains("qualifying_position", "grid_position");
    }

    private static List<RaceCard> mapped(List<RaceCard> races, UnaryOperator<RaceCard> change) {
        return races.stream().map(change).toList();
    }

    /** Names of wanted features that differ in rows of races up to one. */
    private static TreeSet<String> differing(
            List<RaceCard> races, List<RaceCard> others, String until, Predicate<OutcomeFeature> wanted) {
        Map<String, OutcomeRow> after = rows(others);
        TreeSet<String> names = new TreeSet<>();
        rows(races).values().stream()
                .filter(row -> row.raceId().compareTo(until) <= 0)
                .forEach(row -> IntStream.range(0, row.values().length)
                        .filter(at -> wanted.test(OutcomeFeatures.ALL.get(at)))
                        .filter(at -> Float.compare(
                                        row.values()[at], after.get(row.key()).values()[at])
                                != 0)
                        .forEach(at -> names.add(OutcomeFeatures.ALL.get(at).name())));
        return names;
    }

    private static Map<String, OutcomeRow> rows(List<RaceCard> races) {
        Map<String, OutcomeRow> rows = new TreeMap<>();
        OutcomeFeatures.rows(races, row -> rows.put(row.key(), row));
        assertThat(rows).hasSize(races.size() * Championships.DRIVERS);
        assertThat(rows.values()).noneMatch(row -> Arrays.equals(row.values(), new float[row.values().length]));
        return rows;
    }
}
