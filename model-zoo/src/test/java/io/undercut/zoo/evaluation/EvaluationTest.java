package io.undercut.zoo.evaluation;

import static io.undercut.zoo.evaluation.Laps.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<ScoredExample> TWO_RACES = List.of(
            scored("2024-01", 4, 1.0, 2.0),
            scored("2024-01", 5, 2.0, 2.0),
            scored("2024-02", 4, 3.0, 2.0),
            scored("2024-02", 5, 6.0, 4.0));

    @Test
    void computesTheMetricsOfASmallCaseByHand() {
        Score score = Laps.compare(TWO_RACES, List.of(new FlatBaseline()), 1).model();
        // errors 1 0 -1 -2; labels 1 2 3 6 with mean 3 and squared deviation 4 + 1 + 0 + 9
        assertThat(score.of(RegressionMetric.MAE).value()).isEqualTo(1.0);
        assertThat(score.of(RegressionMetric.RMSE).value()).isCloseTo(Math.sqrt(1.5), within(1e-12));
        assertThat(score.of(RegressionMetric.R2).value()).isCloseTo(1 - 6.0 / 14.0, within(1e-12));
        assertThat(score.examples()).isEqualTo(4);
        assertThat(score.races()).isEqualTo(2);
    }

    @Test
    void resamplesRacesAndNotLaps() {
        // A draw of two races is (1, 1), (1, 2), (2, 1) or (2, 2): MAE 0.5, 1 or 1.5, each end a quarter of the time.
        Estimate mae =
                Laps.compare(TWO_RACES, List.of(new FlatBaseline()), 1).model().of(RegressionMetric.MAE);
        assertThat(mae.low()).isEqualTo(0.5);
        assertThat(mae.high()).isEqualTo(1.5);
    }

    @Test
    void resamplesRacesAndNotCars() {
        // Two cars in each race miss by 0 and 2: a draw of races always misses by 1, a draw of cars would not.
        List<ScoredExample> rows = new ArrayList<>();
        for (String race : List.of("2024-01", "2024-02")) {
            for (String driver : List.of("HAM", "VER")) {
                RowKey key = KeyColumns.lap(race, 2024, "spa", driver, "Team", 1, 4, "HARD");
                rows.add(Laps.row(key, 2, 1.0, driver.equals("HAM") ? 1.0 : 3.0));
            }
        }

        assertThat(Laps.compare(rows, List.of(new FlatBaseline()), 1).model().of(RegressionMetric.MAE))
                .isEqualTo(new Estimate(1, 1, 1));
    }

    @Test
    void namesTheBestBaselineAndTellsABetterModelFromIt() {
        List<Observation> train = List.of(new Observation(Laps.key("2023-01", "monza", 4, "HARD"), 1, 0.5));
        EvaluationResult result =
                Laps.compare(TWO_RACES, List.of(new FlatBaseline(), SlopeBaseline.byCompound(train, 0)), 1);
        // flat misses by the labels themselves, 3.0; the slope predicts 2, 2.5, 2, 2.5: errors 1 0.5 1 3.5
        assertThat(result.baselines())
                .extracting(score -> score.of(RegressionMetric.MAE).value())
                .containsExactly(3.0, 1.5);
        assertThat(result.bestBaselineName()).isEqualTo("compound_slope");
        assertThat(result.bestBaseline().of(RegressionMetric.MAE).value()).isEqualTo(1.5);
        assertThat(result.difference()).isEqualTo(new Estimate(-0.5, -0.75, -0.25));
        assertThat(result.verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void callsAWorseModelWorse() {
        List<ScoredExample> worse = TWO_RACES.stream()
                .map(row -> Laps.row(row.key(), row.features()[0], row.label(), row.label() + 9))
                .toList();
        assertThat(Laps.compare(worse, List.of(new FlatBaseline()), 1).verdict())
                .isEqualTo(Verdict.WORSE);
    }

    @Test
    void tellsNothingFromASingleRace() {
        EvaluationResult result = Laps.compare(TWO_RACES.subList(0, 2), List.of(new FlatBaseline()), 1);
        assertThat(result.model().of(RegressionMetric.MAE)).isEqualTo(new Estimate(0.5, 0.5, 0.5));
        assertThat(result.verdict()).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void neverLetsTheOracleBeTheBestBaseline() {
        EvaluationResult result = Laps.compare(
                TWO_RACES, List.of(new FlatBaseline()), List.of(StintOracle.of(Laps.observations(TWO_RACES), 0)), 1);
        assertThat(result.bestBaselineName()).isEqualTo("flat");
        assertThat(result.oracles()).singleElement().satisfies(oracle -> {
            assertThat(oracle.name()).isEqualTo("stint_oracle");
            assertThat(oracle.of(RegressionMetric.MAE).value()).isLessThan(3.0);
        });
    }

    @Test
    void cutsSlicesByCircuitTeamAndCompound() {
        RowKey other = KeyColumns.lap("2024-02", 2024, "spa", "HAM", "Mercedes", 1, 4, "SOFT");
        EvaluationResult result = Laps.compare(
                List.of(scored("2024-01", 4, 1.0, 2.0), Laps.row(other, 2, 4.0, 1.0)), List.of(new FlatBaseline()), 1);
        assertThat(result.slicesBy(SliceDimension.CIRCUIT))
                .extracting(SliceScore::group)
                .containsExactly("monza", "spa");
        assertThat(result.slicesBy(SliceDimension.TEAM))
                .extracting(SliceScore::group)
                .containsExactly("Mercedes", "Red Bull Racing");
        assertThat(result.slicesBy(SliceDimension.COMPOUND))
                .extracting(slice -> slice.model().of(RegressionMetric.MAE).value())
                .containsExactly(1.0, 3.0);
        assertThat(result.slicesBy(SliceDimension.COMPOUND))
                .extracting(slice -> slice.baseline().of(RegressionMetric.MAE).value())
                .containsExactly(1.0, 4.0);
    }

    @Test
    void explainsLabelsWithoutAnyDeviation() {
        List<ScoredExample> exact = List.of(scored("2024-01", 4, 2.0, 2.0), scored("2024-01", 5, 2.0, 2.0));
        List<ScoredExample> missed = List.of(scored("2024-01", 4, 2.0, 3.0), scored("2024-01", 5, 2.0, 2.0));
        List<Baseline> flat = List.of(new FlatBaseline());
        assertThat(Laps.compare(exact, flat, 1).model().of(RegressionMetric.R2).value())
                .isEqualTo(1);
        assertThat(Laps.compare(missed, flat, 1).model().of(RegressionMetric.R2).value())
                .isEqualTo(0);
    }

    @Test
    void refusesWhatCannotBeCompared() {
        List<Baseline> flat = List.of(new FlatBaseline());
        assertThatThrownBy(() -> Laps.compare(List.of(), flat, 1))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no test rows");
        assertThatThrownBy(() -> Laps.compare(TWO_RACES, List.of(), 1))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no baseline");
        assertThatThrownBy(() -> Laps.compare(TWO_RACES, List.of(new FlatBaseline(), new FlatBaseline()), 1))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("flat, flat;");
        assertThatThrownBy(() -> scored("2024-01", 4, Double.NaN, 1))
                .isInstanceOf(Fault.class)
                .hasMessage(
                        "label is NaN in row 2024-01, season 2024, circuit monza, driver VER, team Red Bull Racing, stint_number 1, compound HARD, at 4; must be a finite number: drop the row or mend its source");
    }
}
