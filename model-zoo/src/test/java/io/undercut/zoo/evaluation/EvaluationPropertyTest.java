package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationPropertyTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void doesNotDependOnTheOrderOfRows(long seed) {
        List<ScoredExample> rows = Laps.random(seed);
        List<ScoredExample> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed + 1));
        assertThat(evaluate(shuffled))
                .as("seed %d", seed)
                .usingRecursiveComparison()
                .isEqualTo(evaluate(rows));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void keepsTheLawsOfItsMetrics(long seed) {
        List<ScoredExample> rows = Laps.random(seed);
        EvaluationResult result = evaluate(rows);
        assertThat(result.model().of(RegressionMetric.MAE).value())
                .as("mean absolute error, directly, seed %d", seed)
                .isCloseTo(
                        rows.stream()
                                .mapToDouble(row -> Math.abs(row.residual()))
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        List<Score> scores = new ArrayList<>(result.baselines());
        scores.add(result.model());
        assertThat(scores).as("seed %d", seed).allSatisfy(score -> {
            assertThat(score.of(RegressionMetric.MAE).value())
                    .isBetween(0.0, score.of(RegressionMetric.RMSE).value());
            assertThat(score.of(RegressionMetric.R2).value()).isLessThanOrEqualTo(1);
        });
        assertThat(result.baselines())
                .as("seed %d", seed)
                .allSatisfy(score -> assertThat(score.of(RegressionMetric.MAE).value())
                        .isGreaterThanOrEqualTo(
                                result.bestBaseline().of(RegressionMetric.MAE).value()));
        for (SliceDimension dimension : SliceDimension.values()) {
            double absolute = result.slicesBy(dimension).stream()
                    .mapToDouble(slice -> slice.model().of(RegressionMetric.MAE).value()
                            * slice.model().examples())
                    .sum();
            assertThat(absolute / rows.size())
                    .as("slices by %s add up, seed %d", dimension, seed)
                    .isCloseTo(result.model().of(RegressionMetric.MAE).value(), within(1e-9));
        }
    }

    private static EvaluationResult evaluate(List<ScoredExample> rows) {
        List<Observation> train = Laps.observations(rows);
        return Laps.compare(
                rows,
                List.of(
                        new FlatBaseline(),
                        SlopeBaseline.byCompound(train, 0),
                        SlopeBaseline.byCircuitAndCompound(Laps.sums(train), 0, 10)),
                List.of(StintOracle.of(train, 0)),
                42);
    }
}
