package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.testing.RaceFixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaceFeedTest {
    private static final long NONE = Long.MIN_VALUE;
    private static final SelectedFeatures FEATURES = new SelectedFeatures(LapFeatures.SELECTION);

    private final RaceFeed feed = new RaceFeed(FEATURES);

    @Test
    void releasesLapsInOrderOfTheirEndsWhateverTheOrderOfArrival() {
        List<Lap> laps = new ArrayList<>(race());
        Collections.reverse(laps);
        laps.forEach(lap -> assertThat(feed.offer(lap, NONE).isKept()).isTrue());

        assertThat(feed.advance(96_000).rows())
                .extracting(LapRow::key)
                .containsExactly("2024-01/BBB/1", "2024-01/AAA/1");
        assertThat(feed.advance(RaceClock.DAY_MS).rows())
                .extracting(LapRow::key)
                .containsExactly("2024-01/AAA/2", "2024-01/BBB/2");
    }

    @Test
    void rejectsWhatItHasSeen() {
        race().forEach(lap -> feed.offer(lap, NONE));

        assertThat(feed.offer(race().get(0), NONE).rejection()).isEqualTo(LapRejection.DUPLICATE);
        feed.advance(100_000);
        assertThat(feed.offer(race().get(0), NONE).rejection()).isEqualTo(LapRejection.DUPLICATE);
        assertThat(feed.offer(ended(race().get(0), 95_999), NONE).rejection()).isEqualTo(LapRejection.OTHER_VERSION);
    }

    @Test
    void takesTheVersionOfALapThatEndedFirst() {
        Lap lap = race().get(0);
        feed.offer(ended(lap, 97_000), NONE);
        feed.offer(lap, NONE);

        RaceFeed.Release release = feed.advance(RaceClock.DAY_MS);

        assertThat(release.rows()).extracting(LapRow::momentMs).containsExactly(96_000L);
        assertThat(release.rejected()).extracting(RejectedLap::rejection).containsExactly(LapRejection.OTHER_VERSION);
    }

    @Test
    void rejectsALapThatComesAfterItsMomentWasReleasedOrPromised() {
        List<Lap> laps = race();
        feed.offer(laps.get(1), NONE);
        feed.advance(laps.get(1).times().endMs());

        assertThat(feed.offer(laps.get(0), NONE).rejection()).isEqualTo(LapRejection.LATE);
        assertThat(feed.offer(laps.get(3), 1_000_000).rejection()).isEqualTo(LapRejection.LATE);
    }

    @Test
    void rejectsAClockThatRunsBackwards() {
        List<Lap> laps = race();
        feed.offer(laps.get(0), NONE);
        feed.offer(ended(laps.get(1), 90_000), NONE);
        feed.offer(ended(laps.get(3), RaceClock.DAY_MS), NONE);

        RaceFeed.Release release = feed.advance(RaceClock.DAY_MS);

        assertThat(release.rows()).extracting(LapRow::lap).containsExactly(2);
        assertThat(release.rejected()).extracting(RejectedLap::rejection).containsExactly(LapRejection.BACKWARDS);
        assertThat(feed.offer(ended(laps.get(3), RaceClock.DAY_MS), NONE).rejection())
                .isEqualTo(LapRejection.CLOCK);
    }

    @Test
    void placesALapWithoutAClockBehindTheLapBefore() {
        List<Lap> laps = race();
        feed.offer(RaceFixtures.unclocked(laps.get(1)), NONE);
        feed.offer(RaceFixtures.unclocked(laps.get(2)), NONE);
        assertThat(feed.offer(laps.get(0), NONE).momentMs()).isEqualTo(96_000);

        RaceFeed.Release release = feed.advance(96_000);

        assertThat(release.moments()).containsExactly(186_000L);
        assertThat(feed.advance(RaceClock.DAY_MS).rows())
                .extracting(LapRow::momentMs)
                .containsExactly(186_000L);
        assertThat(feed.waiting()).extracting(RejectedLap::rejection).containsExactly(LapRejection.NO_CLOCK);
    }

    @Test
    void aRaceWithoutAnyClockRunsFromZeroWhenItIsOver() {
        List<Lap> clocked = WrittenRaces.duel().laps();
        clocked.forEach(lap -> feed.offer(RaceFixtures.unclocked(lap), NONE));
        assertThat(feed.advance(RaceClock.DAY_MS).rows()).isEmpty();

        EarlierRaces none = EarlierRaces.before("2024-02", List.of());
        assertThat(feed.runWithoutClock().rows())
                .map(row -> Rows.text(FEATURES.complete(row, none)))
                .isEqualTo(Rows.text(RecordedRaces.of(clocked).rows()));
        assertThat(feed.waiting()).isEmpty();
    }

    @Test
    void lapsWithoutAClockAreNotMovedToTheStartOfARaceThatHasOne() {
        List<Lap> laps = race();
        feed.offer(laps.get(0), NONE);
        feed.offer(RaceFixtures.unclocked(laps.get(2)), NONE);
        feed.advance(RaceClock.DAY_MS);

        assertThat(feed.runWithoutClock().laps()).isZero();
        assertThat(feed.waiting()).extracting(RejectedLap::rejection).containsExactly(LapRejection.NO_CLOCK);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void givesTheSameRowsForEveryOrderOfArrivalThatKeepsItsPromise(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 1, seed));
        List<Lap> laps = simulator.race(simulator.races().get(0));
        List<LapRow> expected = RecordedRaces.of(laps).rows();
        List<Lap> arrivals = Arrivals.of(laps, new Random(seed));

        List<LapRow> rows = new ArrayList<>();
        EarlierRaces none = EarlierRaces.before("2030-01", List.of());
        long watermark = NONE;
        long newest = 0;
        for (Lap lap : arrivals) {
            feed.offer(lap, watermark);
            newest = Math.max(newest, RaceClock.moment(lap).orElseThrow());
            watermark = newest - Arrivals.LATENESS_MS - 1;
            feed.advance(watermark).rows().forEach(row -> rows.add(FEATURES.complete(row, none)));
        }
        feed.advance(RaceClock.DAY_MS).rows().forEach(row -> rows.add(FEATURES.complete(row, none)));

        assertThat(rows).as("seed %d", seed).map(Rows::text).isEqualTo(Rows.text(expected));
    }

    /** AAA ends its laps at 96.0 and 186.0 s, BBB at 95.5 and 186.5 s. */
    private static List<Lap> race() {
        return RaceFixtures.race(2024, 1, "monza")
                .stint("AAA", 1, Compound.HARD, 96, 90)
                .stint("BBB", 1, Compound.HARD, 95.5, 91)
                .laps();
    }

    private static Lap ended(Lap lap, long endMs) {
        return RaceFixtures.timed(lap, new LapTimes(lap.times().lapMs(), null, null, null, null, endMs));
    }
}
