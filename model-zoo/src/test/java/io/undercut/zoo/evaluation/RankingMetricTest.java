package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMetricTest {
    /** With gaps among the places and a tie among the predictions. */
    private static final List<ScoredExample> GAPS =
            Cars.race("2024-01", new double[] {1, 2, 3, 5, 8, 9}, 2, 1, 4, 4, 9, 3);

    private static final List<ScoredExample> TIES = Cars.race("2024-02", new double[] {2, 1, 3, 4}, 1.5, 1.5, 1.5, 7);

    private static double figure(RankingMetric metric, List<ScoredExample> race) {
        return Chances.figure(metric, List.of(race));
    }

    // SciPy 1.17: spearmanr; mean |rankdata(places) − rankdata(predicted)|; scikit-learn 1.9: ndcg_score of gains n + 1
    // − rank and −predicted.
    @Test
    void agreesWithSciPyAndScikitLearn() {
        assertThat(figure(RankingMetric.SPEARMAN, GAPS)).isCloseTo(0.5797710356524484, within(1e-12));
        assertThat(figure(RankingMetric.POSITION_MAE, GAPS)).isCloseTo(1.3333333333333333, within(1e-12));
        assertThat(figure(RankingMetric.NDCG, GAPS)).isCloseTo(0.9471704232262838, within(1e-12));
        assertThat(figure(RankingMetric.SPEARMAN, TIES)).isCloseTo(0.7745966692414834, within(1e-12));
        assertThat(figure(RankingMetric.POSITION_MAE, TIES)).isCloseTo(0.5, within(1e-12));
        assertThat(figure(RankingMetric.NDCG, TIES)).isCloseTo(0.93172631478428, within(1e-12));
    }

    @Test
    void theFirstByKeyOfEqualPredictionsIsPredictedFirst() {
        assertThat(figure(RankingMetric.FIRST, GAPS)).isZero();
        assertThat(figure(RankingMetric.FIRST, Cars.race("2024-01", new double[] {1, 2}, 5, 5)))
                .isOne();
        assertThat(figure(RankingMetric.FIRST, Cars.race("2024-01", new double[] {2, 1}, 5, 5)))
                .isZero();
    }

    @Test
    void racesCountAlikeHoweverManyRowsTheyHave() {
        for (RankingMetric metric : RankingMetric.values()) {
            assertThat(Chances.figure(metric, List.of(GAPS, TIES)))
                    .isCloseTo((figure(metric, GAPS) + figure(metric, TIES)) / 2, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPerfectOrderHasThePerfectFigureThoughPlacesAreMissing(RankingMetric metric) {
        double perfect = metric == RankingMetric.POSITION_MAE ? 0 : 1;

        assertThat(figure(metric, Cars.race("2024-01", new double[] {7, 2, 12, 4}, 0.3, -5, 0.9, 0)))
                .isCloseTo(perfect, within(1e-12));
    }

    @Test
    void oneNumberForAllIsNoOrder() {
        List<ScoredExample> same = Cars.race("2024-01", new double[] {1, 2, 3}, 2, 2, 2);

        assertThat(figure(RankingMetric.SPEARMAN, same)).isZero();
        assertThat(figure(RankingMetric.NDCG, same)).isBetween(0.5, 0.99);
    }

    @Test
    void aRaceWithoutTwoPlacesHasNoOrder() {
        List<List<ScoredExample>> alone = List.of(Cars.race("2024-01", new double[] {3}, 3));

        assertThat(Chances.figure(RankingMetric.SPEARMAN, alone)).isNaN();
        assertThat(RankingMetric.SPEARMAN.lacking(alone)).isEqualTo("no race has two rows of different places");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void rhoIsTheCorrelationOfRanksInEachRace(long seed) {
        Random random = new Random(seed);
        List<List<ScoredExample>> races = new ArrayList<>();
        double sum = 0;
        for (int race = 1; race <= 5; race++) {
            double[] places = IntStream.rangeClosed(1, 3 + random.nextInt(15))
                    .asDoubleStream()
                    .toArray();
            double[] predicted =
                    random.ints(places.length, 0, 8).asDoubleStream().toArray();
            predicted[0] = 9;
            races.add(Cars.race("2024-0" + race, places, predicted));
            sum += new SpearmansCorrelation().correlation(places, predicted);
        }
        assertThat(Chances.figure(RankingMetric.SPEARMAN, races))
                .as("seed %d", seed)
                .isCloseTo(sum / 5, within(1e-12));
    }
}
