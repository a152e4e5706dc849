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
import java.util.stream.IntStream;

/**
 * A feature set as one page: its lineage, and every column with a histogram as SVG. No script, nothing loaded from elsewhere.
 *
 * @param name the feature set
 * @param style CSS
 * @param facts what it is made from
 * @param labels the columns to be predicted
 * @param features the columns to predict from
 */
public record FeaturePage(String name, String style, Pairs facts, Columns labels, Columns features) {
    /**
     * Some columns as a table.
     *
     * @param title the id of the heading it stands under
     * @param columns the columns
     */
    record Columns(String title, List<Column> columns) {}

    /**
     * A column; its figures as text.
     *
     * @param share the share of null, in percent
     * @param histogram null where no value is known
     */
    record Column(
            Feature feature,
            String share,
            String mean,
            String std,
            String min,
            String median,
            String max,
            ColumnHistogram histogram) {}

    /** The page's HTML. */
    public static String of(FeatureSetManifest manifest, FeatureStatistics statistics) {
        int features = manifest.schema().width();
        return PageTemplate.of("feature-page.html")
                .fill(new FeaturePage(
                        manifest.name(),
                        PageTemplate.resource("report.css"),
                        new Pairs(facts(manifest)),
                        columns(
                                "labels-title",
                                manifest,
                                statistics,
                                features,
                                manifest.columns().size()),
                        columns("features-title", manifest, statistics, 0, features)));
    }

    private static Columns columns(
            String title, FeatureSetManifest manifest, FeatureStatistics statistics, int from, int to) {
        return new Columns(
                title,
                IntStream.range(from, to)
                        .mapToObj(at -> column(
                                manifest.columns().get(at), statistics.columns().get(at)))
                        .toList());
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

    private static Column column(Feature feature, ColumnStatistics column) {
        return new Column(
                feature,
                String.format(Locale.ROOT, "%.1f", 100 * column.nullShare()),
                FeatureText.number(column.mean()),
                FeatureText.number(column.std()),
                FeatureText.number(column.min()),
                FeatureText.number(column.quantile(500)),
                FeatureText.number(column.max()),
                column.bins().isEmpty() ? null : ColumnHistogram.of(column));
    }
}
