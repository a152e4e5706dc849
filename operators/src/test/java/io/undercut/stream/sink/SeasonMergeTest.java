package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Lap;
import io.undercut.stream.lake.ArrivedLap;
import io.undercut.stream.lake.LapKey;
import io.undercut.testing.LapFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonMergeTest {
    private static final Lap FAST = LapFixtures.timed(2024, 1, "VER", 1, 88_000);
    private static final Lap SLOW = LapFixtures.timed(2024, 1, "VER", 1, 99_000);

    @Test
    void lapsComeOutSortedByKey() {
        Lap later = LapFixtures.full(2024, 2, "ALB", 1);
        Lap earlier = LapFixtures.full(2024, 1, "ZHO", 9);
        Lap second = LapFixtures.full(2024, 2, "ALB", 2);

        SeasonMerge merge = SeasonMerge.of(List.of(second), List.of(arrived(later, 0, 1), arrived(earlier, 0, 2)));

        assertThat(merge.laps())
                .containsExactly(earlier, later, second)
                .isSortedAccordingTo((a, b) -> LapKey.of(a).compareTo(LapKey.of(b)));
        assertThat(merge.kept()).isEqualTo(2);
    }

    @Test
    void theNewArrivalWinsOverWhatTheLakeHeldAndTheConflictIsCounted() {
        SeasonMerge merge = SeasonMerge.of(List.of(SLOW), List.of(arrived(FAST, 0, 1)));

        assertThat(merge.laps()).containsExactly(FAST);
        assertThat(merge.conflicts()).isEqualTo(1);
        assertThat(merge.superseded()).isZero();
    }

    @Test
    void theSameContentAgainIsNoConflict() {
        SeasonMerge merge = SeasonMerge.of(List.of(FAST), List.of(arrived(FAST, 0, 1), arrived(FAST, 1, 1)));

        assertThat(merge).isEqualTo(new SeasonMerge(List.of(FAST), 1, 1, 0));
    }

    @Test
    void theLaterFileWinsInWhateverOrderRecordsArrive() {
        ArrivedLap old = arrived(SLOW, 0, 7);
        ArrivedLap newer = arrived(FAST, 1, 3);

        SeasonMerge expected = new SeasonMerge(List.of(FAST), 1, 1, 1);
        assertThat(SeasonMerge.of(List.of(), List.of(old, newer))).isEqualTo(expected);
        assertThat(SeasonMerge.of(List.of(), List.of(newer, old))).isEqualTo(expected);
    }

    @Test
    void recordsWithoutAPlaceAreToldApartByContent() {
        ArrivedLap one = arrived(SLOW, 0, 0);
        ArrivedLap other = arrived(FAST, 0, 0);

        assertThat(SeasonMerge.of(List.of(), List.of(one, other)))
                .isEqualTo(SeasonMerge.of(List.of(), List.of(other, one)));
    }

    private static ArrivedLap arrived(Lap lap, int rank, long row) {
        return ArrivedLap.sound(lap, "file", rank, row);
    }
}
