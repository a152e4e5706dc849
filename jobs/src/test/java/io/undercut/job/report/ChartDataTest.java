package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDataTest {
    private static ScoredExample row(String circuit, String driver, int lap, double label, double predicted) {
        RowKey key = KeyColumns.lap("2024-01", 2024, circuit, driver, "Ferrari", 1, lap, "HARD");
        return new ScoredExample(key, new float[] {lap}, new double[] {label}, 1, new double[] {predicted});
    }

    @Test
    void countsEveryRowInOneBinOrOutside() {
        List<ScoredExample> rows =
                List.of(row("spa", "A", 4, 0, -1), row("spa", "B", 4, 0, 0), row("spa", "C", 4, 0, 1));
        Histogram histogram = Histogram.ofResiduals(rows);
        int inside = histogram.counts().stream().mapToInt(Integer::intValue).sum();
        assertThat(inside + histogram.outside()).isEqualTo(3);
        assertThat(histogram.counts().get(20)).as("the middle bin holds 0").isEqualTo(1);
    }

    @Test
    void survivesRowsThatAreAllTheSame() {
        List<ScoredExample> rows = List.of(row("spa", "A", 4, 1, 1), row("spa", "B", 4, 1, 1));
        assertThat(Histogram.ofResiduals(rows).outside()).isZero();
        assertThat(DensityGrid.of(rows).cells()).containsExactly(List.of(0, 0, 2));
    }

    @Test
    void averagesCurvesByHorizonWhereThereAreThreeRows() {
        List<ScoredExample> rows = List.of(
                row("spa", "A", 4, 1, 2), row("spa", "B", 4, 2, 2), row("spa", "C", 4, 6, 5), row("spa", "A", 5, 9, 9));
        DegradationPanel.Curve curve =
                DegradationPanel.of(rows, SampleContent.SHAPE).get(0).curves().get(0);
        assertThat(curve.laps()).containsExactly(4);
        assertThat(curve.predicted().get(0)).isCloseTo(3, within(1e-12));
        assertThat(curve.observed().get(0)).isCloseTo(3, within(1e-12));
    }

    @Test
    void showsTheThreeCircuitsWithMostRows() {
        List<ScoredExample> rows = new ArrayList<>();
        for (String circuit : List.of("aa", "bbb", "bbb", "cccc", "cccc", "cccc", "dd", "dd")) {
            rows.add(row(circuit, "D" + rows.size(), 4, 0, 0));
        }
        assertThat(DegradationPanel.of(rows, SampleContent.SHAPE))
                .extracting(DegradationPanel::circuit)
                .containsExactly("Cccc", "Bbb", "Dd");
    }

    @Test
    void thinsLongTrainingAndKeepsItsEnd() {
        List<LossPoint> losses = new ArrayList<>();
        for (int round = 1; round <= 10_001; round++) {
            losses.add(new LossPoint(round, 1, round == 1 ? Double.NaN : 1.0 / round, null));
        }
        LossCurve curve = LossCurve.of(losses);
        assertThat(curve.steps()).hasSizeLessThanOrEqualTo(501).contains(1, 10_001);
        assertThat(curve.train().get(0)).as("JSON has no NaN").isNull();
        assertThat(curve.stepName()).isEqualTo("round");
        assertThat(LossCurve.of(List.of(new LossPoint(1, 1, 1, 1.0), new LossPoint(1, 2, 1, 1.0)))
                        .stepName())
                .isEqualTo("epoch");
        assertThat(ChartText.losses(LossCurve.of(List.of()))).isEqualTo("No loss history was recorded.");
    }

    @Test
    void refusesRowsOfAnotherTest() {
        ReportContent content = SampleContent.season();
        assertThatThrownBy(() -> new ReportContent(
                        content.model(),
                        content.schema(),
                        content.shape(),
                        content.evaluation(),
                        content.test().subList(0, 5),
                        null,
                        List.of(),
                        List.of(),
                        List.of()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("5 test rows");
    }
}
