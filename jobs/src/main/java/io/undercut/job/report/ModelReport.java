package io.undercut.job.report;

import io.undercut.zoo.evaluation.RegressionScore;
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
                        text("density-text", ChartText.density(charts.density(), content.unit())),
                        text("residual-text", ChartText.residuals(charts.residuals(), content.unit())),
                        text("horizon-text", ChartText.horizons(charts.horizons(), content.unit())),
                        part("degradation", degradation(charts)),
                        part("slices", slices(charts)),
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
        RegressionScore score = content.evaluation().model();
        return tile("MAE", Figures.decimalWithUnit(score.mae().value(), content.unit()))
                + tile("RMSE", Figures.decimalWithUnit(score.rmse().value(), content.unit()))
                + tile("R²", Figures.decimal(score.r2().value()))
                + tile("Test rows", Figures.count(score.examples()))
                + tile("Test races", Figures.count(score.races()));
    }

    private static String tile(String name, String value) {
        return "<div class=\"tile\"><dt>%s</dt><dd>%s</dd></div>".formatted(name, HtmlTable.escape(value));
    }

    private static String degradation(ChartData charts) {
        StringBuilder figures = new StringBuilder();
        for (int index = 0; index < charts.degradation().size(); index++) {
            DegradationPanel panel = charts.degradation().get(index);
            figures.append(figure(
                    "degradation-" + index,
                    panel.circuit(),
                    Figures.count(panel.examples()) + " test rows",
                    ChartText.degradation(panel)));
        }
        return figures.toString();
    }

    private static String slices(ChartData charts) {
        return charts.slices().stream()
                .map(bars -> figure(
                        "slice-" + bars.dimension(),
                        "By " + bars.dimension(),
                        "MAE, the worst first",
                        ChartText.slices(bars, charts.unit())))
                .collect(Collectors.joining());
    }

    private static String figure(String id, String title, String remark, String description) {
        return """
                <figure class="card" id="figure-%1$s"><figcaption><h3>%2$s</h3><p>%3$s</p></figcaption>
                <div class="chart" id="%1$s" role="img" aria-label="%4$s"></div></figure>
                """.formatted(id, HtmlTable.escape(title), HtmlTable.escape(remark), HtmlTable.escape(description));
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
