package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricTest {
    static Stream<Metric> metrics() {
        return Stream.<Metric[]>of(
                        RegressionMetric.values(),
                        ClassificationMetric.values(),
                        BinaryMetric.values(),
                        HorizonMetric.values(),
                        ChoiceMetric.values(),
                        RankingMetric.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyMetricIsFoundByItsWord(Metric metric) {
        assertThat(Metric.named(metric.word())).isSameAs(metric);
    }

    @Test
    void aWordOfNoMetricIsRefused() {
        assertThatThrownBy(() -> Metric.named("luck"))
                .isInstanceOf(Fault.class)
                .hasMessage("there is no metric 'luck'");
    }

    @Test
    void rowsThatWeighNothingHaveNoFigure() {
        List<List<ScoredExample>> races = List.of(List.of(Chances.binary("2024-01", 1, 1, 0.5, 0)));

        assertThat(Chances.figure(ClassificationMetric.LOG_LOSS, races)).isNaN();
        assertThat(ClassificationMetric.LOG_LOSS.lacking(races)).isEqualTo("all rows weigh 0");
    }
}
