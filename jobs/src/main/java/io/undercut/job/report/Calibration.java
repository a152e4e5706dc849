package io.undercut.job.report;

import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often the likeliest class is the true one, by the probability it was given: a reliability table in tenths. */
final class Calibration {
    private static final int TENTHS = 10;

    private Calibration() {}

    static String table(List<ScoredExample> rows) {
        StringBuilder html = new StringBuilder(
                "<table class=\"scores\"><thead><tr><th scope=\"col\">Probability</th>"
                        + "<th scope=\"col\">Rows</th><th scope=\"col\">Mean</th><th scope=\"col\">True</th></tr></thead><tbody>");
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Math.min(TENTHS - 1, (int) (TENTHS * row.predicted()[likeliest(row)])),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((tenth, members) ->
                        html.append("<tr><th scope=\"row\">%d … %d %%</th><td>%s</td><td>%s</td><td>%s</td></tr>"
                                .formatted(
                                        tenth * TENTHS,
                                        (tenth + 1) * TENTHS,
                                        Figures.count(members.size()),
                                        Figures.percent(members.stream()
                                                .mapToDouble(row -> row.predicted()[likeliest(row)])
                                                .average()
                                                .orElseThrow()),
                                        Figures.percent(members.stream()
                                                .mapToDouble(row -> row.labels()[likeliest(row)])
                                                .average()
                                                .orElseThrow()))));
        return html.append("</tbody></table>").toString();
    }

    private static int likeliest(ScoredExample row) {
        int likeliest = 0;
        for (int at = 1; at < row.predicted().length; at++) {
            likeliest = row.predicted()[at] > row.predicted()[likeliest] ? at : likeliest;
        }
        return likeliest;
    }
}
