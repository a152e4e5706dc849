package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.LapTimes;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.feature.lap.Forecasts.Example;
import io.undercut.testing.RaceFixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Forecasts of races small enough to work out by hand. */
class ForecastTest {
    private static final Offset<Float> FLOAT = within(1e-5f);
    private static final Offset<Float> SLOPE = within(1e-7f);
    private static final List<Lap> LONE = WrittenRaces.lone(1).laps();
    private static final List<Lap> DUEL = WrittenRaces.duel().laps();

    @Test
    void isMadeAtTheThirdCleanLapAndEvaluatedOnTheCleanLapsAfterIt() {
        List<Example> examples = Forecasts.examples(LONE);

        assertThat(examples).extracting(example -> example.row().key()).containsOnly("2024-01/AAA/4");
        assertThat(examples)
                .extracting(Example::target)
                .extracting(ForecastTarget::lap)
                .containsExactly(5, 6);
        assertThat(examples.get(0).target().lossS()).isCloseTo(0.1f, FLOAT);
        assertThat(examples.get(1).target().lossS()).isCloseTo(0.6f, FLOAT);
        Example first = examples.get(0);
        assertThat(first.row().circuit()).isEqualTo("monza");
        assertThat(first.row().team()).isEqualTo("Team AAA");
        assertInput(first, "forecast_anchor_s", 90.3f);
        assertInput(first, "forecast_anchor_age", 3);
        assertInput(first, "forecast_anchor_lap", 3);
        assertInput(first, "anchor_trend_s", 0.6f);
        assertInput(first, "anchor_best_s", -0.3f);
        assertInput(first, "anchor_worst_s", 0.3f);
        assertInput(first, "stint_to_4", 1);
        assertInput(first, "laps_to_anchor", 1);
        assertInput(first, "position_or_10", 1);
        assertInput(first, "pace_vs_own_best_s", 0);
        assertInput(first, "pace_vs_own_recent_s", 0);
        assertInput(first, "pace_vs_race_best_s", 0.3f);
        assertInput(first, "pace_vs_field_s", 0);
        assertInput(first, "clean_laps_so_far", 3);
        assertInput(first, "recent_laps", 3);
        assertInput(first, "laps_ahead", 2);
        assertInput(first, "target_tire_age", 5);
        assertInput(first, "tire_age_gain", 2);
        assertInput(first, "tire_age_gain_root", 1.4142135f);
    }

    @Test
    void hasThePriorForEverySlopeWhereNothingIsKnown() {
        Example first = Forecasts.examples(LONE).get(0);
        for (String slope : List.of("compound", "race", "circuit_compound", "circuit", "recent")) {
            assertThat(first.value(slope + "_slope_s_per_lap")).as(slope).isCloseTo(-0.022f, SLOPE);
        }
        // The gain is 2 laps.
        for (String loss : List.of("circuit_compound_loss_s", "recent_field_loss_s", "circuit_loss_s")) {
            assertInput(first, loss, -0.044f);
        }
    }

    @Test
    void looksAtTheFieldAndAtTheCarsOwnLaps() {
        Example example = secondStint(DUEL);

        assertThat(example.target().lap()).isEqualTo(13);
        assertInput(example, "forecast_anchor_s", 89.6f);
        // Own earlier laps: 90, 90, 90, 90.1, 90.2, 90.3; the other cars run 91.0; 9 own and 33 other clean laps.
        assertInput(example, "anchor_trend_s", 0.2f);
        assertInput(example, "stint_to_4", 2);
        assertInput(example, "pace_vs_own_best_s", -0.4f);
        assertInput(example, "pace_vs_own_recent_s", -0.5f);
        assertInput(example, "pace_vs_race_best_s", 0.1f);
        assertInput(example, "pace_vs_field_s", -1.4f);
        assertInput(example, "clean_laps_so_far", 42);
        // Own first stint: gains 2, 3, 4 with 0.1, 0.2, 0.3 s; the others' laps 5 … 12 gain 2 … 9 with 0 s.
        assertInput(example, "race_wear_weight", 29 + 3 * 284);
        assertInput(example, "race_wear_s_per_lap", 2.0f / 881);
        // Only DDD runs on the second stint's compound.
        assertInput(example, "race_compound_wear_weight", 284);
        assertInput(example, "race_compound_wear_s_per_lap", 0);
        // Within the last 896 s: laps 3 … 12 of three cars, own laps 3 … 7 and the anchor.
        assertInput(example, "recent_laps", 30 + 5 + 3);
        assertInput(example, "recent_trend_weight", 3 * 82.5f + 10 + 2);
        assertInput(example, "recent_trend_s_per_lap", 1.0f / 259.5f);
    }

    @Test
    void drawsSlopesOfThisRaceTowardsThoseOfEarlierOnes() {
        Example example = secondStint(together(LONE, DUEL));
        // History is the lone car's race: Σxy 2.0, Σxx 13, all of it on HARD at this circuit.
        double all = (2.0 - 1_100) / 50_013;
        double compound = (2.0 + 100_000 * all) / 100_013;
        double circuit = (2.0 + 60_000 * all) / 60_013;
        double both = (2.0 + 60_000 * (circuit + compound - all)) / 60_013;
        double race = (2.0 + 3_000 * both) / (881 + 3_000);
        double recent = (1.0 + 200 * all) / (259.5 + 200);
        assertThat(example.value("compound_slope_s_per_lap")).isCloseTo((float) compound, SLOPE);
        assertThat(example.value("race_slope_s_per_lap")).isCloseTo((float) (3_000 * race / (284 + 3_000)), SLOPE);
        assertThat(example.value("circuit_compound_loss_s")).isCloseTo((float) (2 * both), SLOPE);
        assertThat(example.value("recent_field_loss_s")).isCloseTo((float) (2 * recent), SLOPE);
        assertThat(example.value("circuit_loss_s")).isCloseTo((float) (2 * circuit), SLOPE);
        assertThat(example.target().lossS()).isCloseTo(0.3f, FLOAT);
    }

    @Test
    void knowsNoLaterRace() {
        assertThat(Forecasts.examples(together(LONE, DUEL)).get(0).inputs())
                .isEqualTo(Forecasts.examples(LONE).get(0).inputs());
        assertThat(secondStint(DUEL).inputs())
                .isNotEqualTo(secondStint(together(LONE, DUEL)).inputs());
    }

    @Test
    void skipsALapUnderYellow() {
        List<Lap> laps = LONE.stream()
                .map(lap -> lap.lap() == 3 ? RaceFixtures.flagged(lap, "12") : lap)
                .toList();

        List<Example> examples = Forecasts.examples(laps);

        assertThat(examples)
                .extracting(Example::target)
                .extracting(ForecastTarget::lap)
                .containsExactly(6);
        assertInput(examples.get(0), "forecast_anchor_s", (90.0f + 90.6f + 90.4f) / 3);
    }

    @Test
    void keepsAnAnchorThatALaterBestLapWouldNotCallClean() {
        List<Lap> laps = RaceFixtures.race(2024, 1, "monza")
                .stint("AAA", 1, Compound.HARD, 110, 100, 100, 100, 90, 98, 91)
                .laps();

        List<Example> examples = Forecasts.examples(laps);

        assertThat(examples).extracting(example -> example.row().key()).containsOnly("2024-01/AAA/4");
        assertInput(examples.get(0), "forecast_anchor_s", 100);
        // Lap 6 took more than 1.07 × 90 s, and so did the anchor's, which are not evaluated.
        assertThat(examples)
                .extracting(Example::target)
                .extracting(ForecastTarget::lap)
                .containsExactly(5, 7);
        assertThat(examples.get(0).target().lossS()).isCloseTo(-10, FLOAT);
    }

    @Test
    void isThereBeforeAnyLapThatItCouldBeEvaluatedOn() {
        List<Lap> soFar = LONE.subList(0, 4);

        assertThat(Forecasts.rows(soFar)).extracting(LapRow::lap).containsExactly(4);
        assertThat(Forecasts.examples(soFar)).isEmpty();
        assertThat(Forecasts.rows(LONE.subList(0, 3))).isEmpty();
    }

    /** On used tires, or where laps are missing, ages do not go with lap numbers. */
    @Test
    void reckonsLossesByTireAgeAndDistanceByLapNumber() {
        LapRow forecast = Forecasts.rows(LONE).get(0);
        List<String> names = Forecasts.names();

        float[] asked = Forecasts.inputs(forecast, 10, 6);

        assertThat(asked[names.indexOf("laps_ahead")]).isEqualTo(7);
        assertThat(asked[names.indexOf("tire_age_gain")]).isEqualTo(3);
        assertThat(asked[names.indexOf("target_tire_age")]).isEqualTo(6);
    }

    @Test
    void countsTheSoftestCompoundsAsSoft() {
        assertThat(CompoundGroup.named("HYPERSOFT")).contains(CompoundGroup.SOFT);
        assertThat(CompoundGroup.named("HARD")).contains(CompoundGroup.HARD);
        assertThat(CompoundGroup.named("WET")).isEmpty();
        assertThat(CompoundGroup.named("UNKNOWN")).isEmpty();
    }

    @Test
    void countsEveryLapThatEndedAtTheSameMomentForTheBestSoFar() {
        List<Lap> laps = RaceFixtures.race(2024, 1, "monza")
                .stint("AAA", 1, Compound.HARD, 95, 91, 91, 91, 91)
                .stint("ZZZ", 1, Compound.HARD, 100, 92, 90, 86, 91)
                .laps();
        // ZZZ's best lap, 86 s, ends with AAA's third anchor lap at 368 s.
        Example example = Forecasts.examples(laps).get(0);
        assertThat(example.row().driver()).isEqualTo("AAA");
        assertInput(example, "pace_vs_race_best_s", 91.0f - 86.0f);
    }

    @Test
    void reckonsTheClockFromLapTimesWhereThereIsNone() {
        List<String> clocked = Rows.text(Forecasts.rows(DUEL));
        List<Lap> startsOnly = DUEL.stream()
                .map(lap -> RaceFixtures.timed(
                        lap,
                        new LapTimes(
                                lap.times().lapMs(),
                                null,
                                null,
                                null,
                                lap.times().startMs(),
                                null)))
                .toList();
        assertThat(Rows.text(Forecasts.rows(
                        DUEL.stream().map(RaceFixtures::unclocked).toList())))
                .isEqualTo(clocked);
        assertThat(Rows.text(Forecasts.rows(startsOnly))).isEqualTo(clocked);
    }

    @Test
    void takesLapsInAnyOrder() {
        List<Lap> laps = simulated(11);
        List<String> inOrder = Rows.text(Forecasts.rows(laps));
        List<Lap> shuffled = new ArrayList<>(laps);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(Rows.text(Forecasts.rows(shuffled))).isEqualTo(inOrder);
    }

    @Test
    void isDeclaredInRangesThatHold() {
        List<Example> examples = Forecasts.examples(simulated(11));
        List<LapFeature> declared = Forecasts.declared();

        assertThat(declared).extracting(LapFeature::name).doesNotHaveDuplicates();
        assertThat(examples).hasSizeGreaterThan(1_000).allSatisfy(example -> {
            for (int at = 0; at < declared.size(); at++) {
                assertThat(declared.get(at).allows(example.inputs()[at]))
                        .as("%s is %s", declared.get(at).name(), example.inputs()[at])
                        .isTrue();
            }
            assertThat(example.target().lossS()).isFinite();
        });
    }

    private static List<Lap> simulated(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 3, seed));
        return simulator.races().stream()
                .flatMap(race -> simulator.race(race).stream())
                .toList();
    }

    private static List<Lap> together(List<Lap> one, List<Lap> other) {
        return Stream.of(one, other).flatMap(List::stream).toList();
    }

    private static Example secondStint(List<Lap> laps) {
        return Forecasts.examples(laps).stream()
                .filter(example ->
                        example.row().driver().equals("AAA") && example.row().stint() == 2)
                .findFirst()
                .orElseThrow();
    }

    private static void assertInput(Example example, String name, float expected) {
        assertThat(example.value(name)).as(name).isCloseTo(expected, FLOAT);
    }
}
