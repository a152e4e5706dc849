package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.zoo.evaluation.ScoredExample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModelReportTest {
    private static final String HOSTILE = "</script><b>\"'&{{library}}";
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void carriesItsChartsAsJson() throws IOException {
        ReportContent content = SampleContent.season();
        String html = new ModelReport(content).page();
        // left in the build folder, to be looked at in a browser
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("sample-report.html"), html);
        JsonNode data = data(html);
        assertThat(data.at("/losses/steps")).hasSize(120);
        assertThat(data.at("/losses/validation/0").isNull()).isTrue();
        assertThat(data.at("/degradation")).hasSize(3);
        assertThat(data.at("/slices/0/groups")).hasSize(24);
        int rows = data.at("/density/outside").asInt();
        for (JsonNode cell : data.at("/density/cells")) {
            rows += cell.get(2).asInt();
        }
        assertThat(rows).isEqualTo(content.test().size());
        int residuals = data.at("/residuals/outside").asInt();
        for (JsonNode count : data.at("/residuals/counts")) {
            residuals += count.asInt();
        }
        assertThat(residuals).isEqualTo(content.test().size());
    }

    @Test
    void staysLightAndFillsEveryPlace() {
        String html = new ModelReport(SampleContent.season()).page();
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
        assertThat(html.replace(PageTemplate.chartLibrary(), "")).doesNotContain("{{");
    }

    @Test
    void refersToNothingOutsideItself() {
        String html = new ModelReport(SampleContent.season()).page();
        String own = html.replace(PageTemplate.chartLibrary(), "");
        assertThat(html).hasSizeGreaterThan(own.length() + 900_000);
        assertThat(own).doesNotContain("http://", "https://", "@import", "url(", " src=", "<link");
        assertThat(html).contains("default-src 'none'");
        Matcher references = Pattern.compile("https?://[^\"' )\n]*").matcher(PageTemplate.chartLibrary());
        assertThat(references.results().map(reference -> reference.group()))
                .allMatch(reference -> reference.startsWith("http://www.w3.org/") || reference.contains("LICENSE"));
    }

    @Test
    void escapesHostileNames() throws IOException {
        String html = new ModelReport(SampleContent.withNames(HOSTILE)).page();
        String own = html.replace(PageTemplate.chartLibrary(), "");
        assertThat(own).doesNotContain("<b>");
        assertThat(Pattern.compile("</script").matcher(html).results()).hasSize(3);
        assertThat(data(html).at("/slices/1/groups/0").asText()).isEqualTo(HOSTILE);
        assertThat(own).contains("{{data}} $1 \\");
        assertThat(own).contains("<h1>&lt;/script&gt;&lt;b&gt;");
    }

    @Test
    void saysTheVerdictAndMarksTheBest() {
        String html = new ModelReport(SampleContent.season()).page();
        assertThat(html)
                .contains("Better than the best baseline", "baseline “circuit compound slope”", "over 24 races")
                .contains("<tr class=\"model\"><th scope=\"row\">model</th><td class=\"best\">")
                .contains("<tr class=\"oracle\"><th scope=\"row\">stint oracle")
                .contains("2026-02-14 02:41 UTC", "2024-01 … 2024-24");
    }

    @Test
    void isTheSameForTheSameContentInAnyOrder() {
        ReportContent content = SampleContent.season();
        List<ScoredExample> shuffled = new ArrayList<>(content.test());
        Collections.shuffle(shuffled, new Random(5));
        assertThat(new ModelReport(SampleContent.of(shuffled)).page().equals(new ModelReport(content).page()))
                .isTrue();
    }

    @Test
    void aModelOfClassesHasCalibrationAndNoChartsOfNumbers() {
        ModelReport report = new ModelReport(SampleContent.classes());
        String own = report.page().replace(PageTemplate.chartLibrary(), "");
        assertThat(own)
                .contains("<h3>Calibration</h3>", "<th scope=\"row\">90 … 100 %</th>")
                .contains(
                        "No loss history was recorded.",
                        "<h3>Parameters</h3><p class=\"muted\">Nothing was recorded.</p>")
                .doesNotContain("id=\"density\"", "id=\"residual\"", "id=\"horizon\"", "Degradation by compound");
        assertThat(report.card()).contains("Parameters:\n\nNothing was recorded.\n\n## Intended use");
    }

    private static JsonNode data(String html) throws IOException {
        Matcher matcher = DATA.matcher(html);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }
}
