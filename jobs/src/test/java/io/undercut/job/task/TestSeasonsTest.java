package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestSeasonsTest {
    @Test
    void theNewestSeasonIsTheTestWhereItHasFiveRaces() {
        assertThat(newest(Map.of(2022, 22, 2023, 22, 2024, 5))).isEqualTo(season(2024, ""));
    }

    @Test
    void aSeasonThatHasOnlyBegunIsPassedOverAndNamed() {
        assertThat(newest(Map.of(2022, 22, 2023, 22, 2024, 4)))
                .isEqualTo(season(
                        2023,
                        "tested on 2023, the newest season with at least 5 races (2024 has 4 races; --test-seasons"
                                + " names others)"));
        assertThat(newest(Map.of(2021, 9, 2022, 22, 2023, 3, 2024, 1)).remark())
                .isEqualTo("tested on 2022, the newest season with at least 5 races (2024 has 1 race, 2023 has 3 races;"
                        + " --test-seasons names others)");
    }

    @Test
    void theFirstSeasonIsNoTestForNothingWouldBeLeftToLearnFrom() {
        assertThat(newest(Map.of(2023, 22, 2024, 3))).isEqualTo(season(2024, ""));
    }

    @Test
    void whereNoSeasonHasEnoughRacesTheNewestIsTheTest() {
        assertThat(newest(Map.of(2022, 2, 2023, 4, 2024, 1))).isEqualTo(season(2024, ""));
        assertThat(newest(Map.of(2024, 1))).isEqualTo(season(2024, ""));
    }

    private static TestSeasons newest(Map<Integer, Integer> races) {
        return TestSeasons.newestOf(new ArrayList<>(new TreeMap<>(races).keySet()), races::get);
    }

    private static TestSeasons season(int year, String remark) {
        return new TestSeasons(List.of(year), remark);
    }
}
