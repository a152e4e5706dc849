package io.undercut.job.report;

import io.undercut.fault.Phrase;
import io.undercut.stream.featureset.ColumnStatistics;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureStatistics;
import io.undercut.zoo.example.Feature;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A feature set's columns as lines of text, one each, with a histogram in block characters. */
public final class FeatureText {
    private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
    private static final String FORMAT = "%-30s %-8s %8s %10s %10s %10s %10s %10s  %s  %s%n";

    private FeatureText() {}

    /** The columns whose whole name matches. */
    public static String of(FeatureSetManifest manifest, FeatureStatistics statistics, Pattern wanted) {
        StringBuilder text = new StringBuilder("%s %s: %s of %s, %s, %s%n%n"
                .formatted(
                        manifest.name(),
                        manifest.version(),
                        Phrase.count(manifest.rows(), "row"),
                        Phrase.count(manifest.races().size(), "race"),
                        Phrase.count(manifest.schema().width(), "feature"),
                        Phrase.count(manifest.labels().size(), "label")));
        text.append(FORMAT.formatted(
                "column", "unit", "null", "mean", "std", "min", "median", "max", "0.5 … 99.5 % of the values", ""));
        int hidden = 0;
        List<Feature> columns = manifest.columns();
        for (int at = 0; at < columns.size(); at++) {
            if (wanted.matcher(columns.get(at).name()).matches()) {
                text.append(line(columns.get(at), statistics.columns().get(at)));
            } else {
                hidden++;
            }
        }
        return hidden == 0
                ? text.toString()
                : text + System.lineSeparator() + Phrase.count(hidden, "more column") + "; --columns '.*' shows all";
    }

    private static String line(Feature feature, ColumnStatistics column) {
        return FORMAT.formatted(
                feature.name(),
                feature.unit(),
                String.format(Locale.ROOT, "%.1f %%", 100 * column.nullShare()),
                number(column.mean()),
                number(column.std()),
                number(column.min()),
                number(column.quantile(500)),
                number(column.max()),
                bars(column.bins()),
                feature.description());
    }

    static String number(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.5g", value);
    }

    /** One character a bin; a bin that is not empty shows. */
    static String bars(List<Long> bins) {
        long most = bins.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (long bin : bins) {
            int height = bin == 0 ? 0 : (int) Math.max(1, Math.round((double) bin * (BLOCKS.length() - 1) / most));
            bars.append(BLOCKS.charAt(height));
        }
        return bars.toString();
    }
}
