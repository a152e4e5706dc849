package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.stream.feature.lap.LapFeature.Known;
import io.undercut.testing.RaceFixtures;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Features of races small enough to work out by hand. */
class LapFeaturesTest {
    private static final Offset<Float> EXACT = within(1e-4f);

    /** AAA leads BBB by 1.5 s on lap 1, then loses 0.5 s a lap to it and pits at the end of lap 5. CCC is far behind. */
    private final List<Lap> duel = RaceFixtures.race(2024, 2, "monza")
            .stint("AAA", 1, Compound.MEDIUM, 95, 90.5, 90.5, 90.5, 95)
            .stint("AAA", 2, Compound.HARD, 110, 89, 89, 89)
            .stint("BBB", 1, Compound.HARD, 96.5, 90, 90, 90, 90, 90, 90)
            .stint("CCC", 1, Compound.SOFT, 130, 90, 90, 90, 90, 90)
            .laps();

    @Test
    void sayWhereTheOthersAre() {
        assertThat(value(duel, "BBB", 1, "gap_ahead_s")).isEqualTo(1.5f);
        assertThat(value(duel, "BBB", 3, "gap_ahead_s")).isCloseTo(0.5f, EXACT);
        assertThat(value(duel, "BBB", 3, "pace_vs_ahead_s")).isCloseTo(-0.5f, EXACT);
        assertThat(value(duel, "BBB", 3, "gap_ahead_trend_3_s_per_lap")).isCloseTo(-0.5f, EXACT);
        assertThat(value(duel, "BBB", 3, "dirty_air")).isEqualTo(1);
        assertThat(value(duel, "BBB", 3, "softness_vs_ahead")).isEqualTo(-1);
        assertThat(value(duel, "AAA", 3, "gap_ahead_s")).isNaN();
        assertThat(value(duel, "AAA", 3, "gap_behind_last_lap_s")).isCloseTo(1.0f, EXACT);
        assertThat(value(duel, "AAA", 3, "pace_vs_behind_s")).isCloseTo(0.5f, EXACT);
        assertThat(value(duel, "AAA", 1, "gap_behind_last_lap_s")).isNaN();
        assertThat(value(duel, "CCC", 4, "gap_to_leader_s")).isCloseTo(33.5f, EXACT);
        assertThat(value(duel, "BBB", 6, "ahead_pits")).isEqualTo(0);
        assertThat(value(duel, "AAA", 6, "position_by_line")).isEqualTo(2);
    }

    @Test
    void sayWhatTheFieldHasDoneAboutItsStops() {
        assertThat(value(duel, "BBB", 6, "stopped_more_share")).isEqualTo(0.5f);
        assertThat(value(duel, "BBB", 4, "stopped_more_share")).isEqualTo(0);
        assertThat(value(duel, "AAA", 6, "stopped_less_share")).isEqualTo(1);
        assertThat(value(duel, "BBB", 6, "pitted_share_3")).isEqualTo(0.5f);
        assertThat(value(duel, "BBB", 6, "used_wet")).isEqualTo(0);
        assertThat(value(duel, "AAA", 5, "must_change")).isEqualTo(1);
        assertThat(value(duel, "AAA", 6, "must_change")).isEqualTo(0);
        assertThat(value(duel, "AAA", 6, "same_start_share")).isEqualTo(0);
        assertThat(value(duel, "AAA", 6, "race_change_age"))
                .as("one change tells nothing")
                .isNaN();
        assertThat(value(duel, "AAA", 6, "neutral_laps")).isEqualTo(0);
    }

    @Test
    void sayWhichTiresWereFitted() {
        assertThat(value(duel, "AAA", 5, "used_medium")).isEqualTo(1);
        assertThat(value(duel, "AAA", 5, "used_hard")).isZero();
        assertThat(value(duel, "AAA", 6, "used_hard")).isEqualTo(1);
        assertThat(value(duel, "AAA", 7, "start_softness")).isEqualTo(1);
        assertThat(value(duel, "BBB", 3, "softness_vs_field"))
                .as("hard against medium; CCC has ended no third lap, but its second, on soft")
                .isEqualTo(-1.5f);
        assertThat(value(duel, "BBB", 3, "field_on_medium")).isEqualTo(0.5f);
        assertThat(value(duel, "AAA", 1, "field_on_soft"))
                .as("nobody else has ended a lap")
                .isNaN();
        // AAA ends its first lap on hard tires at 571.5 s, BBB its sixth lap at 546.5 s and its seventh at 636.5 s.
        assertThat(value(duel, "BBB", 6, "race_dry_changes"))
                .as("AAA is out again, but has not ended a lap on its new tires")
                .isZero();
        assertThat(value(duel, "BBB", 7, "race_dry_changes")).isEqualTo(1);
        assertThat(value(duel, "BBB", 6, "race_next_hard")).isCloseTo(1 / 3f, EXACT);
        assertThat(value(duel, "BBB", 7, "race_next_hard")).isEqualTo(0.5f);
        assertThat(value(duel, "BBB", 7, "race_next_medium")).isEqualTo(0.25f);
        assertThat(value(duel, "BBB", 7, "race_next_same_hard"))
                .as("AAA came from medium tires, BBB is on hard ones")
                .isCloseTo(1 / 3f, EXACT);
    }

    @Test
    void knowWhatWasFittedBeforeAndHere() {
        List<Lap> year = swap(2023, 5, "monza", Compound.MEDIUM, Compound.SOFT, "1");
        List<Lap> underRed = swap(2023, 6, "monza", Compound.MEDIUM, Compound.SOFT, "15");
        List<Lap> elsewhere = swap(2024, 1, "spa", Compound.MEDIUM, Compound.HARD, "1");
        List<Lap> longAgo = swap(2022, 1, "monza", Compound.HARD, Compound.MEDIUM, "1");
        List<Lap> all = Stream.of(longAgo, year, underRed, elsewhere, duel)
                .flatMap(List::stream)
                .toList();

        assertThat(value(all, "AAA", 1, "here_next_medium")).isEqualTo(2 / 5f);
        assertThat(value(all, "AAA", 1, "here_next_hard")).isEqualTo(1 / 5f);
        assertThat(value(all, "AAA", 1, "here_next_same_medium")).isEqualTo(1 / 4f);
        assertThat(value(all, "AAA", 1, "recent_next_same_hard")).isEqualTo(2 / 5f);
        assertThat(value(all, "BBB", 1, "recent_next_same_hard"))
                .as("2022 is not lately")
                .isCloseTo(1 / 3f, EXACT);
        assertThat(value(all, "BBB", 1, "here_next_same_medium")).isEqualTo(2 / 4f);
    }

    private static List<Lap> swap(
            int season, int round, String circuit, Compound from, Compound to, String statusOfTheStop) {
        return RaceFixtures.race(season, round, circuit)
                .stint("DDD", 1, from, 95, 91, 91)
                .stint("DDD", 2, to, 110, 91)
                .laps()
                .stream()
                .map(lap -> lap.lap() == 3 ? RaceFixtures.flagged(lap, statusOfTheStop) : lap)
                .toList();
    }

    @Test
    void followTheTires() {
        assertThat(value(duel, "AAA", 5, "pit_in")).isEqualTo(1);
        assertThat(value(duel, "AAA", 5, "stops")).isEqualTo(1);
        assertThat(value(duel, "AAA", 6, "laps_in_stint")).isEqualTo(1);
        assertThat(value(duel, "AAA", 6, "last_compound_softness")).isEqualTo(1);
        assertThat(value(duel, "AAA", 6, "compound_softness")).isEqualTo(0);
        assertThat(value(duel, "AAA", 6, "dry_compounds_used")).isEqualTo(2);
        assertThat(value(duel, "AAA", 4, "anchor_s")).isCloseTo(90.5f, EXACT);
        assertThat(value(duel, "AAA", 3, "anchor_s")).isNaN();
        assertThat(value(duel, "BBB", 5, "loss_since_anchor_s")).isCloseTo(0, EXACT);
        // The same lap time in Monza with 110 / 60 kg less each lap is a car that grows slower by 0.0495 s a lap.
        assertThat(value(duel, "BBB", 7, "stint_slope_s_per_lap")).isCloseTo(0.027f * 110 / 60, EXACT);
    }

    @Test
    void lookBack() {
        assertThat(value(duel, "AAA", 7, "pit_in_lag_2")).isEqualTo(1);
        assertThat(value(duel, "AAA", 7, "tire_age_lag_2")).isEqualTo(5);
        assertThat(value(duel, "AAA", 7, "tire_age_lag_7")).isNaN();
        assertThat(LapFeatures.sequences()).allSatisfy(columns -> {
            assertThat(columns).hasSize(10);
            columns.forEach(LapFeatures::indexOf);
        });
    }

    @Test
    void compareTheLapWithTheCarsOwnLastOnes() {
        // 110 of 60 kg burned a lap make a lap of the same time 0.0495 s slower than the one before.
        float lighter = 0.027f * 110 / 60;
        assertThat(value(duel, "BBB", 7, "pace_change_1_s")).isCloseTo(lighter, EXACT);
        assertThat(value(duel, "BBB", 7, "pace_change_3_s")).isCloseTo(3 * lighter, EXACT);
        assertThat(value(duel, "BBB", 7, "pace_vs_mean_3_s")).isCloseTo(lighter, EXACT);
        assertThat(value(duel, "BBB", 7, "pace_vs_best_3_s")).isCloseTo(2 * lighter, EXACT);
        assertThat(value(duel, "BBB", 1, "pace_change_1_s")).isNaN();
        assertThat(value(duel, "AAA", 5, "lap_vs_stint_best_s")).isCloseTo(4.5f, EXACT);
    }

    @Test
    void burnFuel() {
        assertThat(value(duel, "BBB", 6, "fuel_kg")).isCloseTo(110 * 54 / 60f, EXACT);
        List<Lap> neutral = duel.stream()
                .map(lap -> lap.lap() == 2 ? RaceFixtures.flagged(lap, "14") : lap)
                .toList();
        assertThat(value(neutral, "BBB", 6, "fuel_kg")).isCloseTo(110 * 54.5f / 60, EXACT);
        assertThat(value(neutral, "BBB", 6, "laps_since_neutral")).isEqualTo(4);
        assertThat(value(neutral, "BBB", 2, "is_safety_car")).isEqualTo(1);
        assertThat(value(neutral, "BBB", 2, "is_clean")).isEqualTo(0);
    }

    @Test
    void knowEarlierRacesAndOfTheCircuitEarlierSeasonsOnly() {
        List<Lap> year = RaceFixtures.race(2023, 5, "monza")
                .stint("AAA", 1, Compound.HARD, 95, 91, 91, 91, 91)
                .stint("AAA", 2, Compound.SOFT, 110, 91, 91)
                .stint("BBB", 1, Compound.HARD, 94, 90, 90, 90, 90, 90, 90)
                .laps();
        List<Lap> sameSeason = RaceFixtures.race(2024, 1, "monza")
                .stint("AAA", 1, Compound.HARD, 95, 80, 80)
                .laps();
        List<Lap> all = Stream.of(year, sameSeason, duel).flatMap(List::stream).toList();

        assertThat(value(all, "AAA", 1, "circuit_races")).isEqualTo(1);
        assertThat(value(all, "AAA", 1, "circuit_lap_s")).isEqualTo(90);
        assertThat(value(all, "BBB", 4, "circuit_tire_age_typical")).isEqualTo(5);
        assertThat(value(all, "BBB", 4, "tire_age_vs_typical")).isCloseTo(0.8f, EXACT);
        assertThat(value(all, "AAA", 1, "driver_races")).isEqualTo(2);
        assertThat(value(all, "BBB", 1, "driver_races")).isEqualTo(1);
        assertThat(value(all, "AAA", 1, "driver_position_5")).isEqualTo(1);
        assertThat(value(duel, "AAA", 1, "driver_position_5")).isNaN();
    }

    @Test
    void areDeclaredWithNamesOfTheirOwnAndTheirRangesHold() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 2, 3, 7));
        List<LapRow> rows = RecordedRaces.of(simulator.races().stream()
                        .flatMap(race -> simulator.race(race).stream())
                        .toList())
                .rows();

        assertThat(LapFeatures.ALL).extracting(LapFeature::name).doesNotHaveDuplicates();
        assertThat(LapFeatures.ALL).extracting(LapFeature::schema).isNotEmpty();
        assertThat(OutOfRange.of(rows)).isEmpty();
        assertThat(LapFeatures.ALL.stream()
                        .filter(feature -> feature.known() == Known.ALWAYS)
                        .count())
                .isGreaterThan(25);
    }

    private static float value(List<Lap> laps, String driver, int lap, String feature) {
        Map<String, LapRow> rows =
                RecordedRaces.of(laps).rows().stream().collect(Collectors.toMap(LapRow::key, Function.identity()));
        return rows.get("2024-02/" + driver + "/" + lap).values()[LapFeatures.indexOf(feature)];
    }
}
