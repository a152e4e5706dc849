package io.undercut.job.report;

import io.undercut.stream.lake.ColumnStatistics;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureStatistics;
import io.undercut.stream.lake.TablePartition;
import io.undercut.zoo.example.Feature;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A feature set as one page: its lineage, and every column with a histogram as SVG. No script, nothing loaded from elsewhere. */
public final class FeaturePage {
    private static final int HEIGHT = 36;
    private static final int BIN = 7;

    private FeaturePage() {}

    /** The page's HTML. */
    public static String of(FeatureSetManifest manifest, FeatureStatistics statistics) {
        StringBuilder rows = new StringBuilder();
        List<Feature> columns = manifest.columns();
        for (int at = 0; at < columns.size(); at++) {
            rows.append(row(columns.get(at), statistics.columns().get(at)));
        }
        return PageTemplate.of("feature-page.html")
                .fill(List.of(
                        new NamedValue("name", HtmlTable.escape(manifest.name())),
                        new NamedValue("style", PageTemplate.resource("report.css")),
                        new NamedValue("facts", HtmlTable.ofPairs(facts(manifest))),
                        new NamedValue("rows", rows.toString())));
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
        return "%s %d, %,d rows, %s"
                .formatted(
                        partition.table(),
                        partition.season(),
                        partition.rows(),
                        partition.sha256().substring(0, 12));
    }

    private static String row(Feature feature, ColumnStatistics column) {
        return ("<tr><th scope=\"row\">%s<span class=\"interval\">%s</span></th><td>%s</td><td>%.1f %%</td>"
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

    private static String svg(ColumnStatistics column) {
        if (column.bins().isEmpty()) {
            return "";
        }
        long most = column.bins().stream().mapToLong(Long::longValue).max().orElse(1);
        double high = column.low() + column.width() * column.bins().size();
        StringBuilder svg =
                new StringBuilder("<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"histogram from %s to %s\">"
                        .formatted(
                                BIN * column.bins().size(),
                                HEIGHT,
                                FeatureText.number(column.low()),
                                FeatureText.number(high)));
        for (int bin = 0; bin < column.bins().size(); bin++) {
            long height = Math.round((double) column.bins().get(bin) * HEIGHT / most);
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"currentColor\"/>"
                    .formatted(BIN * bin, HEIGHT - height, BIN - 1, height));
        }
        return svg.append("</svg>").toString();
    }
}
