package io.undercut.stream.feature.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.race.simulation.RaceSimulator;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DegradationExamplesTest {
    private static final Offset<Float> FLOAT = within(1e-5f);
    private static final RaceDigest LONE = RaceReading.digest(Races.lone(1).laps());
    private static final RaceDigest DUEL = RaceReading.digest(Races.duel().laps());

    @Test
    void givesOneExampleForEachLapForecast() {
        List<LabelledExample> examples = examples(List.of(LONE));
        assertThat(examples).hasSize(2);
        LabelledExample example = examples.get(0);
        assertThat(example.key().raceId()).isEqualTo("2024-01");
        assertThat(example.key().driver()).isEqualTo("AAA");
        assertThat(example.key().lap()).isEqualTo(5);
        assertThat(example.key().compound()).isEqualTo("HARD");
        assertThat(example.label()).isCloseTo(0.1f, FLOAT);
        assertThat(examples.get(1).label()).isCloseTo(0.6f, FLOAT);
        // Without history every slope is the prior, -0.022 s a lap; the gain is 2 laps.
        assertThat(example.features())
                .containsExactly(
                        new float[] {
                            0.6f,
                            -0.3f,
                            0.3f,
                            1,
                            1,
                            1,
                            -0.022f,
                            -0.022f,
                            0,
                            0,
                            0.3f,
                            0,
                            3,
                            2,
                            5,
                            2,
                            -0.044f,
                            -0.044f,
                            -0.044f,
                            1.4142135f
                        },
                        FLOAT);
    }

    @Test
    void drawsSlopesOfThisRaceTowardsThoseOfEarlierOnes() {
        LabelledExample example = secondStint(List.of(LONE, DUEL));
        // History is the lone car's race: Σxy 2.0, Σxx 13, all of it on HARD at this circuit.
        double all = (2.0 - 1_100) / 50_013;
        double compound = (2.0 + 100_000 * all) / 100_013;
        double circuit = (2.0 + 60_000 * all) / 60_013;
        double both = (2.0 + 60_000 * (circuit + compound - all)) / 60_013;
        double race = (2.0 + 3_000 * both) / (881 + 3_000);
        double recent = (1.0 + 200 * all) / (259.5 + 200);
        assertThat(feature(example, "compound_slope_s_per_lap")).isCloseTo((float) compound, within(1e-7f));
        assertThat(feature(example, "race_slope_s_per_lap"))
                .isCloseTo((float) (3_000 * race / (284 + 3_000)), within(1e-7f));
        assertThat(feature(example, "laps_ahead")).isEqualTo(2);
        assertThat(feature(example, "tire_age")).isEqualTo(5);
        assertThat(feature(example, "tire_age_gain")).isEqualTo(2);
        assertThat(feature(example, "circuit_compound_loss_s")).isCloseTo((float) (2 * both), within(1e-7f));
        assertThat(feature(example, "recent_field_loss_s")).isCloseTo((float) (2 * recent), within(1e-7f));
        assertThat(feature(example, "circuit_loss_s")).isCloseTo((float) (2 * circuit), within(1e-7f));
        assertThat(example.label()).isCloseTo(0.3f, FLOAT);
    }

    @Test
    void knowsNoLaterRace() {
        assertThat(examples(List.of(LONE, DUEL)).get(0).features())
                .isEqualTo(examples(List.of(LONE)).get(0).features());
        assertThat(secondStint(List.of(DUEL)).features())
                .isNotEqualTo(secondStint(List.of(LONE, DUEL)).features());
    }

    @Test
    void takesRacesInAnyOrder() {
        List<RaceDigest> races = simulated();
        List<LabelledExample> inOrder = examples(races);
        assertThat(inOrder)
                .isSortedAccordingTo(
                        (one, other) -> one.key().raceId().compareTo(other.key().raceId()));
        List<RaceDigest> shuffled = new ArrayList<>(races);
        Collections.shuffle(shuffled, new Random(3));
        List<LabelledExample> again = examples(shuffled);
        assertThat(again).extracting(LabelledExample::key).isEqualTo(keys(inOrder));
        for (int at = 0; at < again.size(); at++) {
            assertThat(again.get(at).features()).isEqualTo(inOrder.get(at).features());
            assertThat(again.get(at).label()).isEqualTo(inOrder.get(at).label());
        }
    }

    @Test
    void fillsTheSchemaWithFiniteNumbers() {
        List<RaceDigest> races = simulated();
        List<LabelledExample> examples = examples(races);
        int targets = races.stream()
                .flatMap(race -> Arrays.stream(race.forecasts()))
                .mapToInt(forecast -> forecast.laps().length)
                .sum();
        assertThat(examples).hasSize(targets).hasSizeGreaterThan(1_000);
        for (LabelledExample example : examples) {
            assertThat(example.features()).hasSize(TireDegradation.SCHEMA.width());
            for (float value : example.features()) {
                assertThat(value).as("%s", example.key()).isFinite();
            }
            assertThat(example.label()).as("%s", example.key()).isFinite();
            assertThat(example.key().stint()).isPositive();
        }
        assertThat(examples).extracting(LabelledExample::key).doesNotHaveDuplicates();
    }

    private static List<RaceDigest> simulated() {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2030, 1, 3, 11));
        return simulator.races().stream()
                .map(race -> RaceReading.digest(simulator.race(race)))
                .toList();
    }

    private static LabelledExample secondStint(List<RaceDigest> races) {
        return examples(races).stream()
                .filter(example ->
                        example.key().driver().equals("AAA") && example.key().stint() == 2)
                .findFirst()
                .orElseThrow();
    }

    private static List<ExampleKey> keys(List<LabelledExample> examples) {
        return examples.stream().map(LabelledExample::key).toList();
    }

    private static float feature(LabelledExample example, String name) {
        return example.features()[TireDegradation.SCHEMA.indexOf(name)];
    }

    private static List<LabelledExample> examples(List<RaceDigest> races) {
        List<LabelledExample> examples = new ArrayList<>();
        DegradationExamples.of(races, examples::add);
        return examples;
    }
}
