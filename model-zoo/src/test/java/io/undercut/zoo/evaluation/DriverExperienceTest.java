package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverExperienceTest {
    private static RowKey key(int season, int round, String driver) {
        return KeyColumns.lap("%d-%02d".formatted(season, round), season, "spa", driver, "Team", 1, 5, "HARD");
    }

    private static ScoredExample row(RowKey key) {
        return Laps.row(key, 0, 0, 0);
    }

    private static List<String> groups(DriverExperience experience, RowKey... keys) {
        return experience
                .told(List.of(keys).stream().map(DriverExperienceTest::row).toList())
                .stream()
                .map(row -> SliceDimension.DRIVER_GROUP.groupOf(row.key()))
                .toList();
    }

    @Test
    void onlyRacesBeforeTheRowsOwnCount() {
        DriverExperience experience = new DriverExperience();
        for (int round = 1; round <= 22; round++) {
            experience.add(key(2023, round, "VER"));
            experience.add(key(2023, round, "VER"));
        }

        assertThat(groups(
                        experience,
                        key(2023, 20, "VER"),
                        key(2023, 21, "VER"),
                        key(2024, 1, "VER"),
                        key(2024, 1, "ANT")))
                .containsExactly("rookie", "experienced", "experienced", "rookie");
    }

    @Test
    void whatSeveralPlacesNotedIsJoined() {
        DriverExperience one = new DriverExperience();
        DriverExperience other = new DriverExperience();
        for (int round = 1; round <= 20; round++) {
            (round % 2 == 0 ? one : other).add(key(2023, round, "VER"));
        }
        one.add(key(2023, 1, "VER"));

        one.addAll(other);

        assertThat(groups(one, key(2024, 1, "VER"))).containsExactly("experienced");
    }

    @Test
    void aDriverWhomNobodyNamedIsInNoGroup() {
        assertThat(groups(new DriverExperience(), key(2024, 1, RowKey.UNKNOWN))).containsExactly(RowKey.UNKNOWN);
    }

    @Test
    void rowsWithoutDriversStayAsTheyAre() {
        RowKey key = new RowKey("2024-01", 0, new String[] {"circuit"}, new String[] {"spa"});

        assertThat(new DriverExperience().told(List.of(row(key))).get(0).key()).isEqualTo(key);
        assertThat(SliceDimension.DRIVER_GROUP.cuts(key)).isFalse();
    }

    @Test
    void theOrderOfRowsIsAsItWas() {
        DriverExperience experience = new DriverExperience();
        List<ScoredExample> rows = Laps.random(7).stream().sorted().toList();

        assertThat(experience.told(rows)).isSorted();
    }
}
