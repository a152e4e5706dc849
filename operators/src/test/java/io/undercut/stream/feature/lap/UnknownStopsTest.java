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

    private static float label(List<Lap> laps, String name) {
        return RecordedRaces.of(laps).labels().get(0).values()[LABELS.indexOf(name)];
    }
}
