package io.undercut.job.report;

import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.evaluation.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The report on a model as one HTML file that needs nothing else: style, script, chart library (Apache ECharts) and data stand inside,
 * and its content security policy forbids it the network. About 1.1 MB, whatever the number of test rows.
 */
public final class ModelReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The whole page, UTF-8. The same content gives the same bytes. */
    public String html(ReportContent content) {
        return html(content, "Model report");
    }

    /** The page on a published model's scores on other races than it was published with. */
    public String evaluation(ReportContent content) {
        return html(content, "Evaluation");
    }

    private static String html(ReportContent content, String kind) {
        ChartData charts = ChartData.of(content);
        Verdict verdict = content.evaluation().verdict();
        return PageTemplate.of("model-report.html")
                .fill(List.of(
                        text("kind", kind),
                        text("model-type", content.model().modelType()),
                        text("label", content.schema().label().description()),
                        part("identity", HtmlTable.ofPairs(identity(content))),
                        part("verdict-class", verdict.name().toLowerCase(Locale.ROOT)),
                        part("verdict-mark", mark(verdict)),
                        text("verdict", VerdictText.headline(verdict)),
                        text("verdict-figures", VerdictText.figures(content.evaluation(), content.unit())),
                        part("tiles", tiles(content)),
                        part("scores", HtmlTable.ofScores(content.evaluation(), content.unit())),
                        text("loss-text", ChartText.losses(charts.losses())),
                        part("fit", ReportSections.fit(content, charts)),
                        part("residuals", ReportSections.residuals(content, charts)),
                        part("degradation", ReportSections.degradation(charts)),
                        part("slices", ReportSections.slices(content, charts)),
                        part("parameters", HtmlTable.ofPairs(content.parameters())),
                        part("lineage", HtmlTable.ofPairs(content.lineage())),
                        part("style", PageTemplate.resource("report.css")),
                        part("library", PageTemplate.chartLibrary()),
                        part("data", charts.scriptSafeJson()),
                        part("script", PageTemplate.resource("report.js"))));
    }

    static List<NamedValue> identity(ReportContent content) {
        ModelIdentity model = content.model();
        return List.of(
                new NamedValue("Version", model.version()),
                new NamedValue("SHA-256", model.sha256()),
                new NamedValue("Run", model.runId()),
                new NamedValue("Created", TIME.format(model.created())),
                new NamedValue("Test races", content.testRaces()));
    }

    private static String tiles(ReportContent content) {
        Score score = content.evaluation().model();
        String figures = content.evaluation().metrics().stream()
                .map(metric -> tile(
                        metric.title(),
                        Figures.decimalWithUnit(
                                score.of(metric).value(), metric.hasLabelsUnit() ? content.unit() : "1")))
                .collect(Collectors.joining());
        return figures
                + tile("Test rows", Figures.count(score.examples()))
                + tile("Test races", Figures.count(score.races()));
    }

    private static String tile(String name, String value) {
        return "<div class=\"tile\"><dt>%s</dt><dd>%s</dd></div>".formatted(name, HtmlTable.escape(value));
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "&#10003;";
            case UNCLEAR -> "&#8776;";
            case WORSE -> "&#10007;";
        };
    }

    private static NamedValue text(String name, String plain) {
        return new NamedValue(name, HtmlTable.escape(plain));
    }

    private static NamedValue part(String name, String html) {
        return new NamedValue(name, html);
    }
}
