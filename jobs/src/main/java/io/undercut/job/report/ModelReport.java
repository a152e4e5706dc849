package io.undercut.job.report;

/**
 * What is published with a model for people to read. The same content gives the same bytes.
 *
 * <p>The page is one HTML file that needs nothing else: style, script, chart library (Apache ECharts) and data stand inside, and its
 * content security policy forbids it the network; about 1.1 MB, whatever the number of test rows. The card is Markdown, in the sections
 * of Mitchell et al., "Model Cards for Model Reporting" (FAT* 2019).
 */
public final class ModelReport {
    private final ChartData charts;
    private final ReportText text;

    /** Works out once what page and card say. */
    public ModelReport(ReportContent content) {
        charts = ChartData.of(content);
        text = ReportText.of(content, charts);
    }

    /**
     * All that stands on the page.
     *
     * @param kind what page it is
     * @param report what it says
     * @param style CSS
     * @param library the chart library's script
     * @param data what the script draws, as JSON
     * @param script the page's own script
     */
    private record Page(String kind, ReportText report, String style, String library, String data, String script) {}

    /** The page of a model as it is published. */
    public String page() {
        return page("Model report");
    }

    /** The page on a published model's scores on other races than it was published with. */
    public String evaluationPage() {
        return page("Evaluation");
    }

    /** The model card. */
    public String card() {
        return PageTemplate.of("model-card.md").fill(text);
    }

    private String page(String kind) {
        return PageTemplate.of("model-report.html")
                .fill(new Page(
                        kind,
                        text,
                        PageTemplate.resource("report.css"),
                        PageTemplate.chartLibrary(),
                        charts.scriptSafeJson(),
                        PageTemplate.resource("report.js")));
    }
}
