package io.undercut.zoo.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DivisionTest {
    private static List<String> laps(String race, int count) {
        List<String> laps = new ArrayList<>();
        for (int lap = 1; lap <= count; lap++) {
            laps.add(race + "/%03d".formatted(lap));
        }
        return laps;
    }

    @Test
    void aRaceIsDividedInTheMiddleAndNothingIsLearnedOfOthers() {
        List<String> groups = laps("2025-02", 9);
        groups.addAll(laps("2024-11", 8));

        RaceSplit split = Division.WITHIN_RACES.split(groups, List.of(2024), List.of(2025));

        assertThat(split.training()).isEqualTo(laps("2025-02", 3));
        assertThat(split.validation()).containsExactly("2025-02/004");
        assertThat(split.test())
                .containsExactly("2025-02/005", "2025-02/006", "2025-02/007", "2025-02/008", "2025-02/009");
    }

    @Test
    void seasonsAreDividedByTime() {
        RaceSplit split =
                Division.BY_SEASON.split(List.of("2023-01", "2023-02", "2024-01"), List.of(2023), List.of(2024));

        assertThat(split).isEqualTo(new RaceSplit(List.of("2023-01"), List.of("2023-02"), List.of("2024-01")));
    }

    @Test
    void noMoreThanTheNewestEightRacesAreWatchedHoweverManySeasonsThereAre() {
        List<Integer> seasons = IntStream.rangeClosed(1951, 2020).boxed().toList();
        List<String> races = seasons.stream()
                .flatMap(season -> IntStream.rangeClosed(1, 10).mapToObj(round -> season + "-%02d".formatted(round)))
                .toList();

        assertThat(Division.BY_SEASON.split(races, seasons, List.of(2021)).validation())
                .hasSize(8)
                .startsWith("2020-03")
                .endsWith("2020-10");
    }

    @Test
    void aRaceOfTooFewLapsIsRefused() {
        List<String> groups = laps("2025-02", 3);
        assertThatThrownBy(() -> Division.WITHIN_RACES.split(groups, List.of(), List.of(2025)))
                .hasMessage("seasons 2025 have races of so few laps that their first halves are 1 lap; at least 2 are"
                        + " needed, one to learn from and one to watch");
    }

    @Test
    void theRaceOfAGroupIsItselfOrThatOfItsLap() {
        RowKey lap = KeyColumns.lap("2025-02", 2025, "shanghai", "VER", "Red Bull", 1, 7, "HARD");

        assertThat(KeyColumns.fieldLap(lap).group()).isEqualTo("2025-02/007");
        assertThat(KeyColumns.fieldLap(lap).of(KeyColumns.DRIVER)).isEqualTo("VER");
        assertThat(KeyColumns.race("2025-02/007")).isEqualTo("2025-02");
        assertThat(KeyColumns.race("2025-02")).isEqualTo("2025-02");
        assertThat(KeyColumns.race("2025-02/7")).isEqualTo("2025-02/7");
    }
}
