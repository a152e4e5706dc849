package io.undercut.job.report;

import com.google.common.html.HtmlEscapers;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The page's tables: plain HTML, so that the figures are there without any script. All text is escaped here. */
final class HtmlTable {
    private HtmlTable() {}

    static String escape(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }

    /** Names and values; a remark where there are none. */
    static String ofPairs(List<NamedValue> pairs) {
        if (pairs.isEmpty()) {
            return "<p class=\"muted\">Nothing was recorded.</p>";
        }
        StringBuilder html = new StringBuilder("<table class=\"pairs\"><tbody>");
        for (NamedValue pair : pairs) {
            html.append("<tr><th scope=\"row\">%s</th><td>%s</td></tr>"
                    .formatted(escape(pair.name()), escape(pair.value())));
        }
        return html.append("</tbody></table>").toString();
    }

    /** Model, baselines and oracles; the best figure of each column is marked, oracles aside. */
    static String ofScores(EvaluationResult result, String unit) {
        List<Score> competitors = new ArrayList<>(result.baselines());
        competitors.add(0, result.model());
        List<Metric> metrics = result.metrics();
        List<Score> best =
                metrics.stream().map(metric -> best(competitors, metric)).toList();
        List<Score> none = Collections.nCopies(metrics.size(), null);
        StringBuilder html = new StringBuilder("<table class=\"scores\"><thead><tr><th scope=\"col\">Predictor</th>");
        metrics.forEach(metric -> html.append("<th scope=\"col\">%s%s</th>"
                .formatted(
                        escape(metric.title()),
                        unit.equals("1") || !metric.hasLabelsUnit()
                                ? ""
                                : " <span class=\"unit\">(" + escape(unit) + ")</span>")));
        html.append("</tr></thead><tbody>");
        competitors.forEach(
                score -> html.append(row(score, metrics, best, score == result.model() ? "model" : "baseline")));
        result.oracles().forEach(score -> html.append(row(score, metrics, none, "oracle")));
        return html.append("</tbody></table>").toString();
    }

    private static String row(Score score, List<Metric> metrics, List<Score> best, String role) {
        String remark = role.equals("model") ? "" : "<span class=\"interval\">%s</span>".formatted(role);
        StringBuilder cells = new StringBuilder();
        for (int at = 0; at < metrics.size(); at++) {
            cells.append(cell(score, score.of(metrics.get(at)), score == best.get(at)));
        }
        return "<tr class=\"%s\"><th scope=\"row\">%s%s</th>%s</tr>"
                .formatted(role, escape(Figures.words(score.name())), remark, cells);
    }

    private static String cell(Score score, Estimate estimate, boolean best) {
        String interval =
                score.races() > 1 ? "<span class=\"interval\">%s</span>".formatted(Figures.interval(estimate)) : "";
        String mark = "<span class=\"badge\">best</span>";
        return "<td%s>%s%s%s</td>"
                .formatted(
                        best ? " class=\"best\"" : "", Figures.decimal(estimate.value()), best ? mark : "", interval);
    }

    /** The first of equals. */
    private static Score best(List<Score> scores, Metric metric) {
        Comparator<Score> figure =
                Comparator.comparingDouble(score -> score.of(metric).value());
        return scores.stream()
                .min(metric.isLowerBetter() ? figure : figure.reversed())
                .orElseThrow();
    }
}
