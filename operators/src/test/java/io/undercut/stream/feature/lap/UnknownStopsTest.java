package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.PitMarks;
import io.undercut.testing.RaceFixtures;
import io.undercut.zoo.example.Feature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laps of which nobody knows whether their cars stopped. */
class UnknownStopsTest {
    private static final List<String> LABELS =
            LapLabels.DECLARED.stream().map(Feature::name).toList();

    private final List<Lap> known = RaceFixtures.race(2024, 2, "monza")
            .stint("AAA", 1, Compound.HARD, 96.5, 90, 90, 90, 90, 90, 90)
            .laps();

    @Test
    void nothingIsForetoldOfStopsThatNobodyKnows() {
        List<Lap> unknown = known.stream()
                .map(lap -> RaceFixtures.pitted(lap, new PitMarks(null, null, null, null)))
                .toList();

        assertThat(label(known, "label_pit_within_5")).isZero();
        assertThat(label(unknown, "label_pit_within_5")).isNaN();
        assertThat(label(unknown, "label_pit_within_1")).isNaN();
        assertThat(RecordedRaces.of(unknown).labels()).hasSameSizeAs(known);
    }

    @Test
    void theFirstStopAndItsTiresAreToldOfDryRaces() {
        List<Lap> dry = race(Compound.HARD, "1");
        assertThat(label(dry, 0, "label_first_stop_lap")).isEqualTo(3);
        assertThat(label(dry, 1, "label_first_stop_lap")).as("on lap 1 alone").isNaN();
        assertThat(label(dry, 2, "label_next_compound")).isEqualTo(2);
        assertThat(label(dry, 1, "label_next_compound")).as("no stop").isNaN();
        assertThat(label(race(Compound.SOFT, "1"), 2, "label_next_compound")).isZero();
        assertThat(label(race(Compound.HARD, "5"), 2, "label_next_compound"))
                .as("under a red flag")
                .isNaN();

        List<Lap> rain = race(Compound.INTERMEDIATE, "1");
        assertThat(label(rain, 0, "label_first_stop_lap")).isNaN();
        assertThat(label(rain, 2, "label_next_compound")).isNaN();
        assertThat(label(known, 0, "label_first_stop_lap")).as("never").isNaN();
    }

    private static List<Lap> race(Compound fitted, String status) {
        return RaceFixtures.race(2024, 2, "monza")
                .stint("AAA", 1, Compound.MEDIUM, 96.5, 90, 90)
                .stint("AAA", 2, fitted, 110, 90)
                .laps()
                .stream()
                .map(lap -> RaceFixtures.flagged(lap, status))
                .toList();
    }

    private static float label(List<Lap> laps, int at, String name) {
        return RecordedRaces.of(laps).labels().get(at).values()[LABELS.indexOf(name)];
    }

    private static float label(List<Lap> laps, String name) {
        return label(laps, 0, name);
    }
}
