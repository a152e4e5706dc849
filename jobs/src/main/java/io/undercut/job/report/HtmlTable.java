package io.undercut.job.report;

import com.google.common.html.HtmlEscapers;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.RegressionScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
        List<RegressionScore> competitors = new ArrayList<>(result.baselines());
        competitors.add(0, result.model());
        Columns best = new Columns(
                lowest(competitors, score -> score.mae().value()),
                lowest(competitors, score -> score.rmse().value()),
                lowest(competitors, score -> -score.r2().value()));
        StringBuilder html = new StringBuilder("<table class=\"scores\"><thead><tr><th scope=\"col\">Predictor</th>");
        String inUnit = unit.equals("1") ? "" : " <span class=\"unit\">(" + escape(unit) + ")</span>";
        html.append(
                "<th scope=\"col\">MAE%s</th><th scope=\"col\">RMSE%s</th><th scope=\"col\">R²</th></tr></thead><tbody>"
                        .formatted(inUnit, inUnit));
        competitors.forEach(score -> html.append(row(score, best, score == result.model() ? "model" : "baseline")));
        result.oracles().forEach(score -> html.append(row(score, Columns.NONE, "oracle")));
        return html.append("</tbody></table>").toString();
    }

    private static String row(RegressionScore score, Columns best, String role) {
        String remark = role.equals("model") ? "" : "<span class=\"interval\">%s</span>".formatted(role);
        return "<tr class=\"%s\"><th scope=\"row\">%s%s</th>%s%s%s</tr>"
                .formatted(
                        role,
                        escape(Figures.words(score.name())),
                        remark,
                        cell(score, RegressionScore::mae, best.mae()),
                        cell(score, RegressionScore::rmse, best.rmse()),
                        cell(score, RegressionScore::r2, best.r2()));
    }

    private static String cell(
            RegressionScore score, Function<RegressionScore, Estimate> column, RegressionScore best) {
        Estimate estimate = column.apply(score);
        String interval =
                score.races() > 1 ? "<span class=\"interval\">%s</span>".formatted(Figures.interval(estimate)) : "";
        String mark = "<span class=\"badge\">best</span>";
        return "<td%s>%s%s%s</td>"
                .formatted(
                        score == best ? " class=\"best\"" : "",
                        Figures.decimal(estimate.value()),
                        score == best ? mark : "",
                        interval);
    }

    private static RegressionScore lowest(List<RegressionScore> scores, ToDoubleFunction<RegressionScore> figure) {
        RegressionScore lowest = scores.get(0);
        for (RegressionScore score : scores) {
            if (figure.applyAsDouble(score) < figure.applyAsDouble(lowest)) {
                lowest = score;
            }
        }
        return lowest;
    }

    /** The best predictor of each column; null where none is marked. */
    private record Columns(RegressionScore mae, RegressionScore rmse, RegressionScore r2) {
        static final Columns NONE = new Columns(null, null, null);
    }
}
