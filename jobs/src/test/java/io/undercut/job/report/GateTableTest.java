package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.catalog.Gate;
import io.undercut.zoo.evaluation.Explanation;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTableTest {
    private static final List<Gate.Result> GATES = List.of(
            new Gate.Result("stable_under_jitter", false, 0.25, 0.1).with("predictions move by 25 %"),
            new Gate.Result("memory_mb", false, null, null, "nothing was measured: no process"),
            new Gate.Result("checksums_match", true, 0, 0));

    private static ModelReport report(List<Gate.Result> gates) {
        ReportContent season = SampleContent.season();
        return new ModelReport(new ReportContent(
                season.model(),
                season.schema(),
                season.shape(),
                season.evaluation(),
                season.test(),
                season.coverage(),
                season.losses(),
                season.parameters(),
                season.lineage(),
                Explanation.NONE,
                gates));
    }

    @Test
    void whatRefusesIsMarkedOnThePageAndInTheCardWithFigureLimitAndReason() {
        ModelReport report = report(GATES);

        assertThat(report.page())
                .contains("Passed 1 of 3", "<tr class=\"refused\">", "stable under jitter", "0.2500", "0.1000")
                .contains("nothing was measured: no process");
        assertThat(report.card())
                .contains("passed 1 of 3")
                .contains("| stable under jitter | refused | 0.2500 | 0.1000 | predictions move by 25 % |")
                .contains("| memory mb | refused |  |  | nothing was measured: no process |");
    }

    @Test
    void whereNobodyAskedThereIsNoSection() {
        assertThat(report(List.of()).page()).doesNotContain("Gates before promotion");
        assertThat(report(List.of()).card()).doesNotContain("Gates before promotion");
    }
}
