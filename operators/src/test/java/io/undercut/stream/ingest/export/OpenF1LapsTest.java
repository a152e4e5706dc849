package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.export.OpenF1Laps.Window;
import org.junit.jupiter.api.Test;

class OpenF1LapsTest {
    private static final long CAR = 1;
    private static final long TOOK = 90_000;

    private final OpenF1Laps laps = new OpenF1Laps();

    @Test
    void aLapEndsWithItsTimeWhereTheNextIsMissing() {
        add(1, 0L, TOOK);
        add(3, 180_000L, TOOK);
        laps.settle();

        assertThat(laps.of(CAR, 1)).isEqualTo(new Window(1, 0, 90_000L));
        assertThat(laps.at(CAR, 89_999).holds(89_999)).isTrue();
        assertThat(laps.at(CAR, 90_000).holds(90_000)).isFalse();
        assertThat(laps.at(CAR, 269_999).holds(269_999)).isTrue();
        assertThat(laps.at(CAR, 270_000).holds(270_000)).isFalse();
        assertThat(laps.at(2, 0)).isNull();
    }

    @Test
    void aLapEndsWhereTheNextBeginsButForALongWait() {
        add(1, 0L, TOOK);
        add(2, 90_400L, TOOK);
        add(3, 1_500_000L, TOOK);
        laps.settle();

        assertThat(laps.of(CAR, 1).end()).isEqualTo(90_400);
        assertThat(laps.of(CAR, 2).end()).isEqualTo(180_400);
    }

    @Test
    void aLapWithoutATimeEndsWhereTheNextBeginsOrNowhere() {
        add(1, 0L, null);
        add(2, 95_000L, null);
        laps.settle();

        assertThat(laps.of(CAR, 1).end()).isEqualTo(95_000);
        assertThat(laps.of(CAR, 2).end()).isNull();
        assertThat(laps.at(CAR, 96_000).holds(96_000)).isFalse();

        // A red flag: the next lap began when the race went on.
        OpenF1Laps stopped = new OpenF1Laps();
        stopped.add(CAR, 1, 0L, null, false);
        stopped.add(CAR, 2, 1_800_000L, TOOK, false);
        stopped.settle();
        assertThat(stopped.of(CAR, 1).end()).isNull();
    }

    @Test
    void aStartThatIsMissingComesFromTheLapsAround() {
        add(1, null, null);
        add(2, null, TOOK);
        add(3, 300_000L, TOOK);
        add(4, null, TOOK);
        laps.add(2, 1, 5_000L, null, false);
        laps.settle();

        // All start at once; a lap takes its time and ends where the next begins.
        assertThat(laps.of(CAR, 1).start()).isEqualTo(5_000);
        assertThat(laps.of(CAR, 2)).isEqualTo(new Window(2, 210_000, 300_000L));
        assertThat(laps.of(CAR, 4)).isEqualTo(new Window(4, 390_000, 480_000L));
        assertThat(laps.of(CAR, 5)).isNull();
    }

    @Test
    void aLaterRecordThatKnowsLessTakesNothingAway() {
        laps.add(CAR, 2, 0L, TOOK, true);
        laps.add(CAR, 2, null, null, false);
        laps.settle();

        assertThat(laps.of(CAR, 2)).isEqualTo(new Window(2, 0, TOOK));
        assertThat(laps.outLaps().get(CAR)).containsExactly(2L);
    }

    private void add(long lap, Long start, Long took) {
        laps.add(CAR, lap, start, took, false);
    }
}
