package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.task.VerdictLine;
import io.undercut.zoo.catalog.CardNotes;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.catalog.Target;
import io.undercut.zoo.evaluation.BinaryMetric;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.GroupSums;
import io.undercut.zoo.evaluation.MeanBaseline;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetReportTest {
    private static final int CARS = 6;
    private static final List<SliceDimension> SLICES = List.of(SliceDimension.CIRCUIT, SliceDimension.TEAM);

    static Stream<Target> targets() {
        return Stream.of(
                new Target.Classification(List.of("no", "yes"), BinaryMetric.AUC),
                new Target.Classification(List.of("none", "one", "more")),
                new Target.Distribution(4),
                new Target.Choice(),
                new Target.Ranking());
    }

    /** Four races; a car's label follows from its place in a drawn order. */
    private static ReportContent content(Target target) {
        Random random = new Random(9);
        GroupSums sums = new GroupSums();
        MeanBaseline.Alone baselines = new MeanBaseline.Alone();
        List<ScoredExample> rows = new ArrayList<>();
        for (int race = 1; race <= 4; race++) {
            int winner = random.nextInt(CARS);
            for (int car = 0; car < CARS; car++) {
                int place = Math.floorMod(car - winner, CARS) + 1;
                RowKey key = KeyColumns.car("2024-0" + race, 2024, "circuit-" + race, "D" + car, "Team " + car);
                float[] labels = target.learned(new float[] {label(target, place)});
                double[] predicted = random.doubles(target.outputs(), 0.01, 1 / (double) target.outputs())
                        .toArray();
                LabelledExample example = new LabelledExample(key, new float[] {1}, labels, 1, 1);
                baselines.add(example, sums);
                rows.add(ScoredExample.of(example, predicted));
            }
        }
        ReportContent season = SampleContent.season();
        List<ScoredExample> settled = target.settlement().settled(rows);
        return new ReportContent(
                new ModelIdentity("model", "version", "sha", "run", Instant.EPOCH),
                season.schema(),
                new ReportShape(target.classes(), -1, SLICES, CardNotes.NONE),
                Evaluation.compare(settled, target.yardstick(), baselines.fit(sums), List.of(), SLICES, 7),
                settled,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static float label(Target target, int place) {
        if (target instanceof Target.Classification classes) {
            return place % classes.classes().size();
        }
        return target instanceof Target.Choice ? place == 1 ? 1 : 0 : place;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyTargetHasAPageACardAndAVerdict(Target target) {
        ReportContent content = content(target);
        ModelReport report = new ModelReport(content);

        assertThat(report.card())
                .contains(target.metrics().stream().map(Metric::description).toList());
        assertThat(report.page().contains("<h3>Calibration</h3>"))
                .isEqualTo(!target.classes().isEmpty());
        assertThat(report.evaluationPage()).contains(content.evaluation().bestBaselineName());
        ModelSignature signature =
                new ModelSignature(List.of(), new Feature("label", "1", "a label"), List.of(), target.classes(), null);
        assertThat(VerdictLine.of(content.evaluation(), signature, KeyColumns.CARS))
                .startsWith(target.metrics().get(0).title());
    }

    @Test
    void aDimensionWhoseSlicesHaveNoFigureIsLeftOut() {
        ReportContent content = content(new Target.Classification(List.of("no", "yes"), BinaryMetric.AUC));
        List<ScoredExample> rows = content.test().stream()
                .map(row -> {
                    boolean yes = row.key().of(KeyColumns.TEAM).compareTo("Team 3") < 0;
                    double[] labels = yes ? new double[] {0, 1} : new double[] {1, 0};
                    return new ScoredExample(row.key(), row.features(), labels, 1, row.predicted());
                })
                .toList();
        GroupSums sums = new GroupSums();
        MeanBaseline.Alone baselines = new MeanBaseline.Alone();
        baselines.add(new LabelledExample(rows.get(0).key(), new float[] {1}, new float[] {0, 1}, 1, 1), sums);
        ReportContent apart = new ReportContent(
                content.model(),
                content.schema(),
                content.shape(),
                Evaluation.compare(rows, List.of(BinaryMetric.AUC), baselines.fit(sums), List.of(), SLICES, 7),
                rows,
                null,
                List.of(),
                List.of(),
                List.of());

        assertThat(apart.slices()).containsExactly(SliceDimension.CIRCUIT);
        assertThat(new ModelReport(apart).page()).contains("By circuit").doesNotContain("By team");
    }
}
