package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.report.ComparisonContent.Contrast;
import io.undercut.zoo.evaluation.ClassificationMetric;
import io.undercut.zoo.evaluation.DriverExperience;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.PredictionChanges;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.Yardstick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {
    private static final String OLD = "0a1b2c3d4e5f";
    private static final String NEW = "99aa88bb77cc";

    /** The second version's errors are so much of the first's. */
    private static ComparisonContent content(
            ReportContent of, List<Metric> metrics, List<String> outputs, double share) {
        List<ScoredExample> one = new DriverExperience().told(of.test());
        List<ScoredExample> other = one.stream().map(row -> nearer(row, share)).toList();
        return new ComparisonContent(
                "tire_degradation",
                of.schema().label(),
                of.shape(),
                outputs,
                OLD,
                NEW,
                Evaluation.pair(one, other, Yardstick.of(metrics), of.shape().slices(), 7),
                PredictionChanges.of(one, other),
                List.of(new Contrast("seed", "42", "<7>")));
    }

    private static ScoredExample nearer(ScoredExample row, double share) {
        double[] predicted = new double[row.predicted().length];
        for (int output = 0; output < predicted.length; output++) {
            predicted[output] = row.labels()[output] + share * (row.predicted()[output] - row.labels()[output]);
        }
        return new ScoredExample(row.key(), row.features(), row.labels(), row.weight(), predicted);
    }

    private static ComparisonContent numbers(double share) {
        return content(SampleContent.season(), List.of(RegressionMetric.values()), List.of("lap_time_loss"), share);
    }

    @Test
    void saysWhichIsBetterWithEveryRowInItsPlots() throws IOException {
        String page = ComparisonPage.of(numbers(0.8));
        // left in the build folder, to be looked at in a browser
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("sample-comparison.html"), page);
        String own = page.replace(PageTemplate.chartLibrary(), "");

        assertThat(own)
                .contains(NEW + " is better than " + OLD, "predicted by " + OLD, NEW + " − " + OLD)
                .contains("id=\"density\"", "id=\"residual\"", "id=\"slice-circuit\"", "id=\"slice-team\"")
                .contains("<td>42</td><td>&lt;7&gt;</td>")
                .contains("Correlation", "Mean size of the change")
                .doesNotContain("{{", "id=\"loss\"", "http://", "https://");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
    }

    @Test
    void aWorseOneIsToldAndTheSameIsUnclear() {
        assertThat(ComparisonPage.of(numbers(1.2))).contains(NEW + " is worse than " + OLD);
        assertThat(ComparisonPage.of(numbers(1))).contains(NEW + " is not clearly different from " + OLD);
    }

    @Test
    void ofClassesTheProbabilityOfWhatCameIsDrawn() {
        String page = ComparisonPage.of(content(
                SampleContent.classes(), List.of(ClassificationMetric.values()), List.of("none", "one", "two"), 0.5));

        assertThat(page)
                .contains(
                        "probability of what came by " + OLD, "Another likeliest class", "<th scope=\"row\">two</th>");
    }
}
