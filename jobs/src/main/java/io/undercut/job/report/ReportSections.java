package io.undercut.job.report;

import java.util.stream.Collectors;

/** The sections that depend on what a model predicts; empty text where a model has none. */
final class ReportSections {
    private ReportSections() {}

    /** Predicted against true where numbers are predicted, how far probabilities can be believed where classes are. */
    static String fit(ReportContent content, ChartData charts) {
        if (!content.shape().predictsNumbers()) {
            return """
                    <div class="card"><h3>Calibration</h3><p>Rows by the probability of their likeliest class</p>%s</div>
                    """.formatted(Calibration.table(content.test()));
        }
        return """
                <figure class="card"><figcaption><h3>Predicted against true</h3><p>Rows per cell, on a logarithmic color scale</p></figcaption>
                <div class="chart" id="density" role="img" aria-label="%s"></div>
                <p class="ramp"><span>1 row</span><i aria-hidden="true"></i><span id="density-most"></span></p></figure>
                """.formatted(HtmlTable.escape(ChartText.density(charts.density(), content.unit())));
    }

    static String residuals(ReportContent content, ChartData charts) {
        if (charts.residuals() == null) {
            return "";
        }
        String horizon = charts.horizons() == null
                ? ""
                : """
                <figure class="card"><figcaption><h3>By horizon</h3><p>Mean, and the middle half of the rows</p></figcaption>
                <div class="chart" id="horizon" role="img" aria-label="%s"></div></figure>
                """.formatted(HtmlTable.escape(ChartText.horizons(charts.horizons(), content.unit())));
        return """
                <section aria-labelledby="residual-title">
                <h2 id="residual-title">Residuals</h2>
                <p class="note">Predicted minus true: above 0 the model expected more than there was.</p>
                <div class="grid two">
                <figure class="card"><figcaption><h3>By size</h3><p>The middle 99&nbsp;%% of the rows</p></figcaption>
                <div class="chart" id="residual" role="img" aria-label="%s"></div></figure>
                %s</div>
                </section>
                """.formatted(HtmlTable.escape(ChartText.residuals(charts.residuals(), content.unit())), horizon);
    }

    static String degradation(ChartData charts) {
        if (charts.degradation().isEmpty()) {
            return "";
        }
        StringBuilder figures = new StringBuilder();
        for (int index = 0; index < charts.degradation().size(); index++) {
            DegradationPanel panel = charts.degradation().get(index);
            figures.append(figure(
                    "degradation-" + index,
                    panel.circuit(),
                    Figures.count(panel.examples()) + " test rows",
                    ChartText.degradation(panel)));
        }
        return """
                <section aria-labelledby="degradation-title">
                <h2 id="degradation-title">Degradation by compound</h2>
                <p class="note">The circuits with most test rows. Lines: predicted mean; points: observed mean, of at least three rows.</p>
                <div class="grid three">%s</div>
                </section>
                """.formatted(figures);
    }

    static String slices(ReportContent content, ChartData charts) {
        String unit = content.evaluation().ranking().hasLabelsUnit() ? content.unit() : "1";
        return charts.slices().stream()
                .map(bars -> figure(
                        "slice-" + bars.dimension(),
                        "By " + bars.dimension(),
                        charts.metric() + ", the worst first",
                        ChartText.slices(bars, charts.metric(), unit)))
                .collect(Collectors.joining());
    }

    private static String figure(String id, String title, String remark, String description) {
        return """
                <figure class="card" id="figure-%1$s"><figcaption><h3>%2$s</h3><p>%3$s</p></figcaption>
                <div class="chart" id="%1$s" role="img" aria-label="%4$s"></div></figure>
                """.formatted(id, HtmlTable.escape(title), HtmlTable.escape(remark), HtmlTable.escape(description));
    }
}
