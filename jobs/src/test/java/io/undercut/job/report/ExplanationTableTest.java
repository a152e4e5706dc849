package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.evaluation.Dependence;
import io.undercut.zoo.evaluation.Explanation;
import io.undercut.zoo.evaluation.Gain;
import io.undercut.zoo.evaluation.Importance;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationTableTest {
    private static final Explanation TWENTY = new Explanation(
            IntStream.range(0, 20)
                    .mapToObj(at -> new Importance("tire_age_" + at, 1.0 - 0.1 * at))
                    .toList(),
            List.of(new Importance("this lap", 0.5), new Importance("1 lap ago", -0.1)),
            List.of(new Gain("tire_age_1", 0.75), new Gain("tire_age_0", 0.25)),
            List.of(new Dependence("tire_age", List.of(1.0, 4.0), List.of(List.of(0.5, 0.75)))));

    @Test
    void showsTheWeightiestAndCountsTheRest() {
        ExplanationTable table = ExplanationTable.of(TWENTY, "s");

        assertThat(table.quantities()).hasSize(15);
        assertThat(table.quantities().get(0)).isEqualTo(new ExplanationTable.Row("tire age 0", "1.0000 s", 100));
        assertThat(table.quantities().get(5).percent()).isEqualTo(50);
        assertThat(table.quantities().get(12)).isEqualTo(new ExplanationTable.Row("tire age 12", "−0.2000 s", 0));
        assertThat(table.others()).isEqualTo("5 more weigh less");
        assertThat(table.names()).isEqualTo("tire age 0, tire age 1, tire age 2");
        assertThat(table.lookback().laps())
                .extracting(ExplanationTable.Row::name)
                .containsExactly("this lap", "1 lap ago");
        assertThat(table.gain().gained())
                .containsExactly(
                        new ExplanationTable.Row("tire age 1", "75.0\u00a0%", 100),
                        new ExplanationTable.Row("tire age 0", "25.0\u00a0%", 33));
        assertThat(table.gain().fewer()).isEmpty();
    }

    @Test
    void aModelThatNobodyAskedHasNone() {
        assertThat(ExplanationTable.of(Explanation.NONE, "s")).isNull();
    }

    @Test
    void standsOnThePageAndInTheCard() {
        ReportContent season = SampleContent.season();
        ModelReport explained = new ModelReport(new ReportContent(
                season.model(),
                season.schema(),
                season.shape(),
                season.evaluation(),
                season.test(),
                season.coverage(),
                season.losses(),
                season.parameters(),
                season.lineage(),
                TWENTY,
                List.of()));

        assertThat(explained.page())
                .contains("What it goes by", "tire age 3", "width:70%", "1 lap ago")
                .contains("<h3>By gain</h3>", "75.0\u00a0%")
                .contains("How predictions go with an input", "id=\"dependence-0\"", "0.5000 at 1, 0.7500 at 4")
                .contains("\"across\":\"tire age (laps)\",\"up\":\"mean lap time loss (s)\"");
        assertThat(explained.card()).contains("By what splits have gained in training: tire age 1, tire age 0 first.");
        assertThat(explained.card()).contains("What it goes by: tire age 0, tire age 1, tire age 2 first.");
        assertThat(new ModelReport(season).page())
                .doesNotContain("What it goes by", "<h3>By gain</h3>", "How predictions go with an input");
        assertThat(new ModelReport(season).card()).doesNotContain("What it goes by");
    }
}
