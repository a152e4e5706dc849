package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChoiceMetricTest {
    private static final Yardstick YARDSTICK = new Yardstick(List.of(ChoiceMetric.values()), Settlement.SHARES);
    private static final double[] FIRST = {1, 0, 0, 0, 0};
    private static final double[] FOURTH = {0, 0, 0, 1, 0};

    private static List<ScoredExample> races() {
        List<ScoredExample> rows = new ArrayList<>(Cars.race("2024-01", FIRST, 0.8, 0.2, 0.2, 0.2, 0.2));
        rows.addAll(Cars.race("2024-02", FOURTH, 0.3, 0.2, 0.2, 0.2, 0.1));
        return rows;
    }

    @Test
    void probabilitiesAreSettledWithinTheRace() {
        Score score = Evaluation.score(races(), YARDSTICK, 42);

        // 0.8 / 1.6 and 0.2 / 1.0 of the chosen.
        assertThat(score.of(ChoiceMetric.LOG_LOSS).value())
                .isCloseTo(-(Math.log(0.5) + Math.log(0.2)) / 2, within(1e-12));
        assertThat(score.of(ChoiceMetric.BRIER).value())
                .isCloseTo(((0.25 + 4 * 0.125 * 0.125) + (0.09 + 0.04 + 0.04 + 0.64 + 0.01)) / 2, within(1e-12));
    }

    @Test
    void theFirstByKeyOfEquallyLikelyComesFirst() {
        Score score = Evaluation.score(races(), YARDSTICK, 42);

        // In the second race B and C are as likely as the chosen D, and A is likelier.
        assertThat(score.of(ChoiceMetric.ACCURACY).value()).isEqualTo(0.5);
        assertThat(score.of(ChoiceMetric.TOP_3).value()).isEqualTo(0.5);
        List<ScoredExample> third = Cars.race("2024-01", new double[] {0, 0, 1, 0}, 0.1, 0.1, 0.1, 0.1);
        assertThat(Evaluation.score(third, YARDSTICK, 42).of(ChoiceMetric.TOP_3).value())
                .isOne();
    }

    @Test
    void aRaceWhoseWinnerIsMissingDoesNotCount() {
        List<ScoredExample> rows = races();
        rows.addAll(Cars.race("2024-03", new double[] {0, 0}, 0.9, 0.1));

        Score score = Evaluation.score(rows, YARDSTICK, 42);

        assertThat(score.of(ChoiceMetric.LOG_LOSS).value())
                .isEqualTo(Evaluation.score(races(), YARDSTICK, 42)
                        .of(ChoiceMetric.LOG_LOSS)
                        .value());
        assertThat(score.races()).isEqualTo(3);
    }

    @Test
    void racesWithoutAnyWinnerAreRefused() {
        assertThatThrownBy(() -> compare(Cars.race("2024-03", new double[] {0, 0}, 0.9, 0.1)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no race has its chosen one among the rows");
    }

    @Test
    void twoWinnersAreRefused() {
        assertThatThrownBy(() -> Evaluation.score(Cars.race("2024-01", new double[] {1, 1}, 0.5, 0.5), YARDSTICK, 42))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("are both chosen");
    }

    @Test
    void rowsOfALapStandAgainstEachOtherOnly() {
        List<ScoredExample> rows =
                List.of(lap("A", 1, 1, 0.4), lap("B", 1, 0, 0.4), lap("A", 2, 1, 0.9), lap("B", 2, 0, 0.3));

        assertThat(Evaluation.score(rows, YARDSTICK, 42)
                        .of(ChoiceMetric.LOG_LOSS)
                        .value())
                .isCloseTo(-(Math.log(0.5) + Math.log(0.75)) / 2, within(1e-12));
    }

    private static ScoredExample lap(String driver, int lap, double label, double predicted) {
        RowKey key = KeyColumns.lap("2024-01", 2024, "spa", driver, "Haas", 1, lap, "SOFT");
        return Laps.row(key, 1, label, predicted);
    }

    @Test
    void baselinesAreSettledLikeTheModelAndSlicesKeepTheirSharesOfTheWholeRace() {
        EvaluationResult result = compare(races());

        // A constant is a fifth of each field, whatever the constant.
        assertThat(result.bestBaseline().of(ChoiceMetric.LOG_LOSS).value()).isCloseTo(Math.log(5), within(1e-12));
        assertThat(result.slicesBy(SliceDimension.TEAM))
                .extracting(SliceScore::group)
                .containsExactly("Team A", "Team D");
        assertThat(result.slicesBy(SliceDimension.TEAM))
                .allSatisfy(slice -> assertThat(
                                slice.baseline().of(ChoiceMetric.LOG_LOSS).value())
                        .isCloseTo(Math.log(5), within(1e-12)));
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        List<ScoredExample> shuffled = races();
        Collections.shuffle(shuffled, new Random(3));

        assertThat(compare(shuffled)).usingRecursiveComparison().isEqualTo(compare(races()));
    }

    @Test
    void aFieldWithoutAnyScoreIsSharedEqually() {
        assertThat(Settlement.SHARES.settled(new double[] {0, -1, 0, 0})).containsOnly(0.25);
    }

    private static EvaluationResult compare(List<ScoredExample> rows) {
        Baseline constant = new Baseline() {
            @Override
            public String name() {
                return "constant";
            }

            @Override
            public double[] predict(RowKey key, float[] features) {
                return new double[] {0.07};
            }
        };
        return Evaluation.compare(rows, YARDSTICK, List.of(constant), List.of(), List.of(SliceDimension.TEAM), 42);
    }
}
