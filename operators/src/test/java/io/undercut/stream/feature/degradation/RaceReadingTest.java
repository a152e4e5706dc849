package io.undercut.stream.feature.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.RaceFixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RaceReadingTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Lap> DUEL = Races.duel().laps();

    @Test
    void aCircuitThatNoLapTellsIsUnknown() {
        assertThat(RaceReading.digest(List.of(LapFixtures.sparse(2024, 1, "AAA", 1)))
                        .circuit())
                .isEqualTo("unknown");
        assertThat(RaceReading.digest(
                                List.of(LapFixtures.sparse(2024, 1, "AAA", 1), LapFixtures.full(2024, 1, "BBB", 1)))
                        .circuit())
                .isEqualTo("bahrain");
    }

    @Test
    void readsALoneCar() {
        RaceDigest digest = RaceReading.digest(Races.lone(1).laps());
        assertThat(digest.raceId()).isEqualTo("2024-01");
        assertThat(digest.season()).isEqualTo(2024);
        assertThat(digest.circuit()).isEqualTo("monza");
        assertThat(digest.forecasts()).hasSize(1);
        StintForecast forecast = digest.forecasts()[0];
        assertThat(forecast.driver()).isEqualTo("AAA");
        assertThat(forecast.team()).isEqualTo("Team AAA");
        assertThat(forecast.stint()).isEqualTo(1);
        assertThat(forecast.rubber()).isEqualTo("HARD");
        assertThat(forecast.anchorSeconds()).isCloseTo(90.3, EXACT);
        assertThat(forecast.anchorAge()).isEqualTo(3);
        assertThat(forecast.anchorLap()).isEqualTo(3);
        assertThat(forecast.laps()).containsExactly(5, 6);
        assertThat(forecast.ages()).containsExactly(5, 6);
        assertThat(forecast.lapMs()).containsExactly(90_400, 90_900);
        // Trend, best, worst; stint, laps to anchor, position; own best, own recent (few), race best, field (few),
        // clean laps.
        assertThat(forecast.shape()).containsExactly(new double[] {0.6, -0.3, 0.3, 1, 1, 1, 0, 0, 0.3, 0, 3}, EXACT);
        assertThat(forecast.raceLaps()).isEqualTo(SlopeSums.NONE);
        assertThat(forecast.compoundLaps()).isEqualTo(SlopeSums.NONE);
        assertThat(forecast.recentCount()).isEqualTo(3);
    }

    @Test
    void addsTheWholeRaceToHistoryByCompound() {
        RaceDigest digest = RaceReading.digest(Races.lone(1).laps());
        // Gains 2 and 3, losses 0.1 and 0.6 s.
        assertThat(digest.sums()[Rubber.HARD.ordinal()].xy()).isCloseTo(2 * 0.1 + 3 * 0.6, EXACT);
        assertThat(digest.sums()[Rubber.HARD.ordinal()].xx()).isEqualTo(4 + 9);
        assertThat(digest.sums()[Rubber.MEDIUM.ordinal()]).isEqualTo(SlopeSums.NONE);
    }

    @Test
    void readsASecondStintInAField() {
        StintForecast forecast = secondStint(RaceReading.digest(DUEL));
        assertThat(forecast.anchorSeconds()).isCloseTo(89.6, EXACT);
        assertThat(forecast.laps()).containsExactly(13);
        // Own earlier laps: 90, 90, 90, 90.1, 90.2, 90.3; the other cars run 91.0; 9 own and 33 other clean laps.
        assertThat(forecast.shape())
                .containsExactly(new double[] {0.2, -0.1, 0.1, 2, 1, 1, -0.4, -0.5, 0.1, -1.4, 42}, EXACT);
        // Own first stint: gains 2, 3, 4 with 0.1, 0.2, 0.3 s; the others' laps 5 … 12 gain 2 … 9 with 0 s.
        assertThat(forecast.raceLaps().xy()).isCloseTo(2.0, EXACT);
        assertThat(forecast.raceLaps().xx()).isEqualTo(29 + 3 * 284);
        // Only DDD runs on the second stint's compound.
        assertThat(forecast.compoundLaps().xy()).isCloseTo(0, EXACT);
        assertThat(forecast.compoundLaps().xx()).isEqualTo(284);
        // Within the last 896 s: laps 3 … 12 of three cars, own laps 3 … 7 and the anchor.
        assertThat(forecast.recentCount()).isEqualTo(30 + 5 + 3);
        assertThat(forecast.recentLaps().xy()).isCloseTo(0.8 + 0.2, EXACT);
        assertThat(forecast.recentLaps().xx()).isCloseTo(3 * 82.5 + 10 + 2, EXACT);
    }

    @Test
    void takesLapsInAnyOrder() {
        String inOrder = json(RaceReading.digest(DUEL));
        for (long seed = 0; seed < 20; seed++) {
            List<Lap> shuffled = new ArrayList<>(DUEL);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(json(RaceReading.digest(shuffled))).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void skipsALapUnderYellowAndTakesTheNextAsAnchor() {
        List<Lap> laps = changed(Races.lone(1).laps(), lap -> lap.lap() == 3, lap -> RaceFixtures.flagged(lap, "12"));
        StintForecast forecast = RaceReading.digest(laps).forecasts()[0];
        assertThat(forecast.anchorSeconds()).isCloseTo((90.0 + 90.6 + 90.4) / 3, EXACT);
        assertThat(forecast.laps()).containsExactly(6);
    }

    @Test
    void forecastsNothingForAStintWithoutAFourthCleanLap() {
        List<Lap> laps = Races.lone(1).laps().subList(0, 4);
        assertThat(RaceReading.digest(laps).forecasts()).isEmpty();
    }

    @Test
    void countsTheSoftestCompoundsAsSoft() {
        List<Lap> laps = RaceFixtures.race(2018, 6, "monaco")
                .stint("AAA", 1, Compound.HYPERSOFT, 80, 75, 75, 75, 75.2)
                .laps();
        assertThat(RaceReading.digest(laps).forecasts()[0].rubber()).isEqualTo("SOFT");
    }

    @Test
    void countsEveryLapThatEndedAtTheSameMomentForTheBestSoFar() {
        List<Lap> laps = RaceFixtures.race(2024, 1, "monza")
                .stint("AAA", 1, Compound.HARD, 95, 91, 91, 91, 91)
                .stint("ZZZ", 1, Compound.HARD, 100, 92, 90, 86, 91)
                .laps();
        // ZZZ's best lap, 86 s, ends with AAA's third anchor lap at 368 s.
        StintForecast forecast = RaceReading.digest(laps).forecasts()[0];
        assertThat(forecast.driver()).isEqualTo("AAA");
        assertThat(forecast.shape()[8]).isCloseTo(91.0 - 86.0, EXACT);
    }

    @Test
    void reckonsTheClockFromLapTimesWhereThereIsNone() {
        String clocked = json(RaceReading.digest(DUEL));
        RaceDigest reckoned = RaceReading.digest(changed(DUEL, lap -> true, RaceFixtures::unclocked));
        assertThat(json(reckoned)).isEqualTo(clocked);
        List<Lap> startsOnly = changed(
                DUEL,
                lap -> true,
                lap -> RaceFixtures.timed(
                        lap,
                        new LapTimes(
                                lap.times().lapMs(),
                                null,
                                null,
                                null,
                                lap.times().startMs(),
                                null)));
        assertThat(json(RaceReading.digest(startsOnly))).isEqualTo(clocked);
    }

    @Test
    void knowsNothingOfLapsThatEndLaterEvenWithoutAClock() {
        List<Lap> unclocked = changed(DUEL, lap -> true, RaceFixtures::unclocked);
        StintForecast whole = secondStint(RaceReading.digest(unclocked));
        List<Lap> known = unclocked.stream()
                .filter(lap -> lap.car().driver().equals("AAA") || lap.lap() <= 12)
                .toList();
        assertThat(known.size()).isLessThan(unclocked.size());
        assertThat(json(secondStint(RaceReading.digest(known)))).isEqualTo(json(whole));
    }

    /** Every number to its last bit. */
    private static String json(Object digest) {
        try {
            return JSON.writeValueAsString(digest);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static StintForecast secondStint(RaceDigest digest) {
        return Arrays.stream(digest.forecasts())
                .filter(forecast -> forecast.driver().equals("AAA") && forecast.stint() == 2)
                .findFirst()
                .orElseThrow();
    }

    private static List<Lap> changed(List<Lap> laps, Predicate<Lap> which, UnaryOperator<Lap> how) {
        return laps.stream().map(lap -> which.test(lap) ? how.apply(lap) : lap).toList();
    }
}
