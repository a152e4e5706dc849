package io.undercut.job.report;

import io.undercut.fault.Phrase;
import io.undercut.stream.featureset.ColumnStatistics;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureStatistics;
import io.undercut.stream.lake.TablePartition;
import io.undercut.zoo.example.Feature;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A feature set as one page: its lineage, and every column with a histogram as SVG. No script, nothing loaded from elsewhere. */
public final class FeaturePage {
    private static final int HEIGHT = 36;
    private static final int BIN = 7;
    private static final int LEFT = 52;
    private static final int RIGHT = 4;
    private static final int TOP = 8;
    private static final int BELOW = 16;

    private FeaturePage() {}

    /** The page's HTML. */
    public static String of(FeatureSetManifest manifest, FeatureStatistics statistics) {
        int features = manifest.schema().width();
        int columns = manifest.columns().size();
        return PageTemplate.of("feature-page.html")
                .fill(List.of(
                        new NamedValue("name", HtmlTable.escape(manifest.name())),
                        new NamedValue("style", PageTemplate.resource("report.css")),
                        new NamedValue("facts", HtmlTable.ofPairs(facts(manifest))),
                        new NamedValue("features", rows(manifest, statistics, 0, features)),
                        new NamedValue("labels", rows(manifest, statistics, features, columns))));
    }

    private static String rows(FeatureSetManifest manifest, FeatureStatistics statistics, int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int at = from; at < to; at++) {
            rows.append(row(manifest.columns().get(at), statistics.columns().get(at)));
        }
        return rows.toString();
    }

    private static List<NamedValue> facts(FeatureSetManifest manifest) {
        return List.of(
                new NamedValue("version", manifest.version()),
                new NamedValue("rows", String.format(Locale.ROOT, "%,d", manifest.rows())),
                new NamedValue("races", String.valueOf(manifest.races().size())),
                new NamedValue("sha256", manifest.sha256()),
                new NamedValue(
                        "made from",
                        manifest.lineage().stream().map(FeaturePage::source).collect(Collectors.joining("; "))));
    }

    private static String source(TablePartition partition) {
        return "%s %d, %s, %s"
                .formatted(
                        partition.table(),
                        partition.season(),
                        Phrase.count(partition.rows(), "row"),
                        partition.sha256().substring(0, 12));
    }

    private static String row(Feature feature, ColumnStatistics column) {
        return ("<tr><th scope=\"row\">%s<span class=\"interval\">%s</span></th><td>%s</td><td>%.1f&nbsp;%%</td>"
                        + "<td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n")
                .formatted(
                        HtmlTable.escape(feature.name()),
                        HtmlTable.escape(feature.description()),
                        HtmlTable.escape(feature.unit()),
                        100 * column.nullShare(),
                        FeatureText.number(column.mean()),
                        FeatureText.number(column.std()),
                        FeatureText.number(column.min()),
                        FeatureText.number(column.quantile(500)),
                        FeatureText.number(column.max()),
                        svg(column));
    }

    /** Bars over an axis of values, its ends written below, and an axis of rows, its top written beside. */
    private static String svg(ColumnStatistics column) {
        if (column.bins().isEmpty()) {
            return "";
        }
        long most = column.bins().stream().mapToLong(Long::longValue).max().orElse(1);
        int width = BIN * column.bins().size();
        String low = FeatureText.number(column.low());
        String high =
                FeatureText.number(column.low() + column.width() * column.bins().size());
        StringBuilder svg = new StringBuilder(
                "<svg class=\"histogram\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"histogram from %s to %s, at most %s in a bin\">"
                        .formatted(LEFT + width + RIGHT, TOP + HEIGHT + BELOW, low, high, Phrase.count(most, "row")));
        for (int bin = 0; bin < column.bins().size(); bin++) {
            long height = Math.round((double) column.bins().get(bin) * HEIGHT / most);
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"currentColor\"/>"
                    .formatted(LEFT + BIN * bin, TOP + HEIGHT - height, BIN - 1, height));
        }
        int floor = TOP + HEIGHT;
        svg.append("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"currentColor\"/>"
                .formatted(LEFT - 2, TOP, floor + 1, LEFT + width));
        svg.append(text(LEFT - 5, TOP + 4, "end", String.format(Locale.ROOT, "%,d", most)));
        svg.append(text(LEFT - 5, floor + 2, "end", "0"));
        svg.append(text(LEFT, floor + BELOW - 2, "start", low));
        svg.append(text(LEFT + width, floor + BELOW - 2, "end", high));
        return svg.append("</svg>").toString();
    }

    private static String text(int x, int y, String anchor, String words) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                .formatted(x, y, anchor, HtmlTable.escape(words.replace('-', '\u2212')));
    }
}
