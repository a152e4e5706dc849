package io.undercut.stream.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.export.OpenF1Stints.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenF1StintsTest {
    private static final String SOFT = "SOFT";
    private static final String HARD = "HARD";

    @Test
    void theLapIntoThePitsStaysInTheStintThatItEnds() {
        OpenF1Stints stints = of(stops(3), told(1, 1, 3, SOFT, 0), told(2, 3, 6, HARD, 0));

        assertThat(words(stints, 6)).containsExactly("1S1", "1S2", "1S3", "2H1", "2H2", "2H3");
    }

    @Test
    void theSharedLapGoesToTheStintThatItOpensWhereTheCarCameInBeforeIt() {
        // Hungary 2024, car 16: stints 24 … 41 and 41 … 71, and the stop at the end of lap 40.
        OpenF1Stints stints =
                of(stops(23, 40), told(1, 1, 23, SOFT, 0), told(2, 24, 41, HARD, 0), told(3, 41, 71, SOFT, 2));

        assertThat(words(stints, 42).subList(38, 42)).containsExactly("2H16", "2H17", "3S3", "3S4");
    }

    @Test
    void withoutAWordOfStopsTheFeedsHabitHolds() {
        assertThat(words(of(stops(), told(1, 1, 3, SOFT, 0), told(2, 3, 6, HARD, 4)), 6))
                .containsExactly("1S1", "1S2", "1S3", "2H5", "2H6", "2H7");
    }

    @Test
    void aSharedLapBetweenTwoStopsIsUnknownAndSoAreTheAgesAfterIt() {
        assertThat(words(of(stops(3, 4), told(1, 1, 4, SOFT, 0), told(2, 4, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "1S3", "-", "2H?", "2H?");
    }

    @Test
    void stintsThatMeetBesideTheStopAreMovedToIt() {
        assertThat(words(of(stops(4), told(1, 1, 3, SOFT, 0), told(2, 4, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "1S3", "1S4", "2H1", "2H2");
        assertThat(words(of(stops(2), told(1, 1, 3, SOFT, 0), told(2, 4, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "2H1", "2H2", "2H3", "2H4");
    }

    @Test
    void betweenAStopAndNewTiresThatAreApartTheTiresAreUnknown() {
        assertThat(words(of(stops(6), told(1, 1, 4, SOFT, 0), told(2, 5, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "1S3", "1S4", "-", "-", "2H?", "2H?");
        assertThat(words(of(stops(2), told(1, 1, 4, SOFT, 0), told(2, 5, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "-", "-", "2H?", "2H?", "2H?", "2H?");
        assertThat(words(of(stops(2, 7), told(1, 1, 4, SOFT, 0), told(2, 5, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "-", "-", "-", "-", "-", "2H?");
        // With the feed's habit, with a lap between, and with more shared than that.
        assertThat(words(of(stops(6), told(1, 1, 4, SOFT, 0), told(2, 4, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "1S3", "-", "-", "-", "2H?", "2H?");
        assertThat(words(of(stops(7), told(1, 1, 3, SOFT, 0), told(2, 5, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "1S3", "-", "-", "-", "-", "2H?");
        assertThat(words(of(stops(7), told(1, 1, 4, SOFT, 0), told(2, 3, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "-", "-", "-", "-", "-", "2H?");
    }

    @Test
    void aStopFarFromNewTiresIsAnotherEvent() {
        // Monaco 2023, car 22: new tires after lap 2 without a stop, and a stop on lap 34 without new tires.
        assertThat(words(of(stops(8), told(1, 1, 2, SOFT, 0), told(2, 3, 9, HARD, 0)), 9))
                .containsExactly("1S1", "1S2", "2H1", "2H2", "2H3", "2H4", "2H5", "2H6", "2H7");
    }

    @Test
    void aStopThatExplainsOneChangeOfTiresContradictsNoOther() {
        assertThat(words(of(stops(4), told(1, 1, 2, SOFT, 0), told(2, 3, 4, HARD, 0), told(3, 5, 6, SOFT, 0)), 6))
                .containsExactly("1S1", "1S2", "2H1", "2H2", "3S1", "3S2");
        assertThat(words(of(stops(2), told(1, 1, 2, SOFT, 0), told(2, 2, 6, HARD, 0), told(3, 7, 8, SOFT, 0)), 8))
                .containsExactly("1S1", "1S2", "2H1", "2H2", "2H3", "2H4", "3S1", "3S2");
        assertThat(words(of(stops(7), told(1, 1, 2, SOFT, 0), told(2, 3, 8, HARD, 0), told(3, 9, 9, SOFT, 0)), 9))
                .containsExactly("1S1", "1S2", "2H1", "2H2", "2H3", "2H4", "2H5", "3S1", "3S2");
    }

    @Test
    void aStopBetweenTwoChangesOfTiresMayBeEither() {
        assertThat(words(of(stops(4), told(1, 1, 2, SOFT, 0), told(2, 3, 6, HARD, 0), told(3, 7, 9, SOFT, 0)), 9))
                .containsExactly("1S1", "1S2", "-", "-", "-", "-", "3S?", "3S?", "3S?");
    }

    @Test
    void aStopWithoutNewTiresChangesNothing() {
        assertThat(words(of(stops(2, 5), told(1, 1, 5, SOFT, 0), told(2, 6, 7, HARD, 0)), 7))
                .containsExactly("1S1", "1S2", "1S3", "1S4", "1S5", "2H1", "2H2");
    }

    @Test
    void aStintOfOneLapIsOne() {
        assertThat(words(of(stops(2, 3), told(1, 1, 2, SOFT, 0), told(2, 2, 3, HARD, 0), told(3, 3, 5, SOFT, 0)), 5))
                .containsExactly("1S1", "1S2", "2H1", "3S1", "3S2");
        assertThat(words(of(stops(1), told(1, 1, 1, SOFT, 0), told(2, 1, 3, HARD, 0)), 3))
                .containsExactly("1S1", "2H1", "2H2");
    }

    @Test
    void aGapIsFilledUpToTheStopThatIsInIt() {
        assertThat(words(of(stops(3), told(1, 1, 2, SOFT, 0), told(2, 5, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "1S3", "2H1", "2H2", "2H3");
        assertThat(words(of(stops(), told(1, 1, 2, SOFT, 0), told(2, 5, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "-", "-", "2H?", "2H?");
    }

    @Test
    void theLapsOfAMissingStintAreUnknown() {
        assertThat(words(of(stops(2, 4), told(1, 1, 2, SOFT, 0), told(3, 5, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "-", "-", "3H1", "3H2");
        // With the feed's habit the third stint begins with the lap that ended the second.
        assertThat(words(of(stops(2, 4), told(1, 1, 2, SOFT, 0), told(3, 4, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "-", "-", "3H1", "3H2");
        assertThat(words(of(stops(), told(1, 1, 2, SOFT, 0), told(3, 4, 6, HARD, 0)), 6))
                .containsExactly("1S1", "1S2", "-", "-", "3H?", "3H?");
        assertThat(words(of(stops(3), told(2, 4, 6, HARD, 0)), 6)).containsExactly("-", "-", "-", "2H1", "2H2", "2H3");
    }

    @Test
    void aStintThatRunsBackwardsTellsNothingOfItsLaps() {
        assertThat(words(of(stops(2, 4), told(1, 1, 2, SOFT, 0), told(2, 4, 2, HARD, 0), told(3, 5, 6, SOFT, 0)), 6))
                .containsExactly("1S1", "1S2", "?", "?", "3S1", "3S2");
        assertThat(words(of(stops(2, 4), told(1, 1, 2, SOFT, 0), told(2, 4, 3, HARD, 0), told(3, 5, 6, SOFT, 0)), 6))
                .containsExactly("1S1", "1S2", "-", "-", "3S1", "3S2");
    }

    @Test
    void aStintOfNoLapIsNone() {
        // Australia 2025, car 16: stint 3 from lap 4 to lap 3, and stint 4 on the same tires.
        assertThat(words(of(stops(3), told(1, 1, 3, SOFT, 0), told(2, 4, 3, HARD, 0), told(3, 4, 5, null, 0)), 5))
                .containsExactly("1S1", "1S2", "1S3", "3?1", "3?2");
    }

    @Test
    void aRecordTwiceIsOneAndALaterNullTakesNothingAway() {
        assertThat(words(
                        of(
                                stops(3),
                                told(1, 1, 2, SOFT, 0),
                                told(1, 1, 3, null, null),
                                told(2, 4, 5, HARD, 1),
                                told(2, 4, 5, HARD, 1)),
                        5))
                .containsExactly("1S1", "1S2", "1S3", "2H2", "2H3");
    }

    @Test
    void recordsThatContradictEachOtherLeaveThePartUnknown() {
        assertThat(words(of(stops(), told(1, 1, 2, SOFT, 0), told(1, 1, 2, HARD, 0)), 2))
                .containsExactly("1?1", "1?2");
        assertThat(words(of(stops(), told(1, 1, 2, SOFT, 0), told(1, 1, 2, SOFT, 3)), 2))
                .containsExactly("1S?", "1S?");
    }

    @Test
    void stintsThatShareManyLapsAreUnknownThere() {
        assertThat(words(of(stops(5), told(1, 1, 6, SOFT, 0), told(2, 3, 8, HARD, 0)), 8))
                .containsExactly("1S1", "1S2", "-", "-", "-", "-", "2H?", "2H?");
        assertThat(words(of(stops(6), told(1, 1, 6, SOFT, 0), told(2, 3, 4, HARD, 0), told(3, 7, 8, SOFT, 0)), 8))
                .startsWith("1S1", "1S2", "-", "-", "-", "-");
    }

    @Test
    void aStintThatNobodyEndsGoesOnToTheNextOrToTheStop() {
        assertThat(words(of(stops(2), told(1, 1, null, SOFT, 0), told(2, 3, null, HARD, 0)), 4))
                .containsExactly("1S1", "1S2", "2H1", "2H2");
        assertThat(words(of(stops(2), told(1, 1, null, SOFT, 0), told(2, null, null, HARD, 0)), 4))
                .containsExactly("1S1", "1S2", "-", "-");
        assertThat(words(of(stops(), told(1, 1, null, SOFT, 0), told(2, null, 4, HARD, 0)), 4))
                .containsExactly("1S1", "-", "-", "-");
    }

    @Test
    void aStintThatNobodyBeginsBeginsAfterTheStop() {
        assertThat(words(of(stops(2), told(1, null, 2, SOFT, 0), told(2, null, 4, HARD, 0)), 4))
                .containsExactly("1S1", "1S2", "2H1", "2H2");
    }

    @Test
    void lapsAndNumbersCountFromOne() {
        assertThat(words(of(stops(), told(1, 0, 2, SOFT, 0)), 2)).containsExactly("1S1", "1S2");
        assertThat(words(of(stops(2), told(2, 1, 2, SOFT, 0), told(1, 3, 4, HARD, 0)), 4))
                .containsExactly("?S1", "?S2", "?H1", "?H2");
    }

    @Test
    void whateverTheFeedLosesALapIsRightOrUnknown() {
        long seed = 20240721;
        Random random = new Random(seed);
        for (int race = 0; race < 5_000; race++) {
            int laps = 12 + random.nextInt(30);
            List<String> truth = new ArrayList<>();
            TreeSet<Long> stops = new TreeSet<>();
            List<Told> told = new ArrayList<>();
            int first = 1;
            for (int number = 1; first <= laps; number++) {
                int last = Math.min(laps, first + random.nextInt(12));
                String compound = random.nextBoolean() ? SOFT : HARD;
                int age = random.nextInt(4);
                for (int lap = first; lap <= last; lap++) {
                    truth.add((char) ('@' + number) + compound.substring(0, 1) + (age + lap - first + 1));
                }
                // The feed's habit, or the sound form.
                int begin = number > 1 && random.nextBoolean() ? first - 1 : first;
                told.add(told(number, begin, last, compound, age));
                if (last < laps) {
                    stops.add((long) last);
                }
                first = last + 1;
            }
            List<Told> spoilt = spoilt(told, random);
            List<String> found = words(OpenF1Stints.of(spoilt, stops), laps);
            for (int lap = 0; lap < laps; lap++) {
                assertThat(found.get(lap))
                        .as(
                                "seed %d, race %d, lap %d: %s stops %s, truth %s",
                                seed, race, lap + 1, spoilt, stops, truth)
                        .matches(agrees(truth.get(lap)));
            }
        }
    }

    // One of: nothing, a null part, a record twice, turned round, missing, or a longer end.
    private static List<Told> spoilt(List<Told> told, Random random) {
        List<Told> spoilt = new ArrayList<>(told);
        int at = random.nextInt(told.size());
        Told of = told.get(at);
        switch (random.nextInt(9)) {
            case 0 -> spoilt.set(at, new Told(of.number(), null, of.last(), of.compound(), of.age()));
            case 1 -> spoilt.set(at, new Told(of.number(), of.first(), null, of.compound(), of.age()));
            case 2 -> spoilt.add(of);
            case 3 -> spoilt.add(new Told(of.number(), of.first(), of.last(), null, null));
            case 4 -> spoilt.set(at, new Told(of.number(), of.last(), of.first(), of.compound(), of.age()));
            case 5 -> spoilt.remove(at);
            case 6 -> spoilt.set(at, new Told(of.number(), of.first(), of.last() + 1, of.compound(), of.age()));
            // The boundary to the next stint lies some laps too early or too late.
            case 7 -> {
                Told next = at + 1 < told.size() ? told.get(at + 1) : null;
                long moved = of.last() + random.nextInt(9) - 4;
                if (next != null && moved > of.first() && moved < next.last()) {
                    spoilt.set(at, new Told(of.number(), of.first(), moved, of.compound(), of.age()));
                    spoilt.set(at + 1, new Told(next.number(), moved + 1, next.last(), next.compound(), next.age()));
                }
            }
            default -> {}
        }
        return spoilt;
    }

    private static String agrees(String truth) {
        return "-|\\?|(" + (truth.charAt(0) - '@') + "|\\?)(" + truth.charAt(1) + "|\\?)(" + truth.substring(2)
                + "|\\?)";
    }

    // Number, first letter of the compound and age of each lap; ? is unknown, a dash is no stint.
    private static List<String> words(OpenF1Stints stints, int laps) {
        List<String> words = new ArrayList<>();
        for (long lap = 1; lap <= laps; lap++) {
            OpenF1Stints.Stint stint = stints.on(lap);
            String word = stint == null
                    ? "-"
                    : word(stint.number())
                            + (stint.compound() == null ? "?" : stint.compound().substring(0, 1))
                            + word(stint.age(lap));
            words.add(word.equals("???") ? "?" : word);
        }
        return words;
    }

    private static String word(Long number) {
        return number == null ? "?" : number.toString();
    }

    private static OpenF1Stints of(SortedSet<Long> stops, Told... told) {
        return OpenF1Stints.of(List.of(told), stops);
    }

    private static SortedSet<Long> stops(long... laps) {
        TreeSet<Long> stops = new TreeSet<>();
        for (long lap : laps) {
            stops.add(lap);
        }
        return stops;
    }

    private static Told told(Integer number, Integer first, Integer last, String compound, Integer age) {
        return new Told(wide(number), wide(first), wide(last), compound, wide(age));
    }

    private static Long wide(Integer number) {
        return number == null ? null : (Long) number.longValue();
    }
}
