package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.evaluation.RegressionMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    @Test
    void hasTheSectionsOfAModelCard() {
        List<String> sections = new ModelReport(SampleContent.season())
                .card()
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(sections)
                .containsExactly(
                        "Model details",
                        "Intended use",
                        "Factors",
                        "Metrics",
                        "Evaluation data",
                        "Training data",
                        "Quantitative analyses",
                        "Ethical considerations",
                        "Caveats and recommendations");
    }

    @Test
    void saysWhatNoPublicFeedCarries() {
        assertThat(new ModelReport(SampleContent.season()).card())
                .contains("No public feed carries fuel mass, brake pressure or brake bias, or tire temperature.");
    }

    @Test
    void givesTheFigures() {
        ReportContent content = SampleContent.season();
        assertThat(new ModelReport(content).card())
                .contains("# Model card: tire\\_degradation\n")
                .contains("| model | "
                        + Figures.decimal(content.evaluation()
                                .model()
                                .of(RegressionMetric.MAE)
                                .value()) + " | ")
                .contains("| SHA-256 | 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 |")
                .contains("15,894 rows of 24 races (2024-01 … 2024-24)")
                .contains("| By circuit | Test rows |", "| By team |", "| By compound |", "Worst by circuit:")
                .doesNotContain("{{");
    }

    @Test
    void keepsHostileNamesInTheirCells() {
        String text = new ModelReport(SampleContent.withNames("</script><b>|\n# x")).card();
        assertThat(text)
                .contains("\\</script\\>\\<b\\>\\| \\# x")
                .doesNotContain("<b>")
                .doesNotContain("\n# x");
    }
}
