package io.undercut.job.report;

import io.undercut.fault.Phrase;
import io.undercut.job.report.ComparisonContent.Contrast;
import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.PairedScore;
import io.undercut.zoo.evaluation.PredictionChanges.Change;
import io.undercut.zoo.evaluation.PredictionChanges.OutputChange;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.Verdict;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two versions of a model type on one page: figures, predictions against each other, the rows that changed most, slices, and what they
 * were not made of alike. As self-contained as the {@link ModelReport}; the same content gives the same bytes.
 *
 * @param modelType the model type
 * @param lead what is predicted
 * @param a the first version
 * @param b the second
 * @param verdict on b beside a
 * @param tiles figures of the predictions
 * @param test on which rows
 * @param metrics figures of both
 * @param density the heat map in words
 * @param densityTitle what it shows
 * @param histogram the histogram in words
 * @param outputs by what is predicted, where that is more than one
 * @param largest the rows that changed most
 * @param bars slices
 * @param lineage what they were not made of alike
 * @param style CSS
 * @param library the chart library's script
 * @param data what the script draws, as JSON
 * @param script the page's own script
 */
public record ComparisonPage(
        String modelType,
        String lead,
        String a,
        String b,
        VerdictText verdict,
        List<NamedValue> tiles,
        String test,
        List<MetricRow> metrics,
        String density,
        String densityTitle,
        String histogram,
        List<OutputRow> outputs,
        List<ChangedRow> largest,
        List<ChartFigure> bars,
        List<Contrast> lineage,
        String style,
        String library,
        String data,
        String script) {
    private static final int SHOWN = 20;

    /** A metric. */
    record MetricRow(
            String title, String unit, String a, String b, String difference, String interval, String verdict) {}

    /** One of several outputs. */
    record OutputRow(String output, String correlation, String mean, String size) {}

    /** A row. */
    record ChangedRow(String race, String row, String output, String a, String b, String change, String actual) {}

    /** The page's HTML. */
    public static String of(ComparisonContent content) {
        ChartData charts = ChartData.of(content);
        String unit = content.label().unit();
        PairedScore scores = content.scores();
        String rankingsUnit = scores.ranking().hasLabelsUnit() ? unit : "1";
        List<Change> rows = content.changes().rows();
        return PageTemplate.of("comparison-page.html")
                .fill(new ComparisonPage(
                        content.modelType(),
                        content.label().description(),
                        content.a(),
                        content.b(),
                        verdict(content, rankingsUnit),
                        tiles(content),
                        "%s of %s, %s … %s"
                                .formatted(
                                        Phrase.count(scores.one().examples(), "row"),
                                        Phrase.count(scores.one().races(), "race"),
                                        rows.get(0).one().key().group(),
                                        rows.get(rows.size() - 1).one().key().group()),
                        scores.metrics().stream()
                                .map(metric -> metric(scores, metric, unit))
                                .toList(),
                        ChartText.density(charts.density(), content.shownUnit(), charts.words()),
                        Figures.words(content.shownWords()),
                        ChartText.residuals(charts.residuals(), content.shownUnit(), charts.words()),
                        content.outputs().size() == 1 ? List.of() : outputs(content),
                        content.changes().largest(SHOWN).stream()
                                .map(change -> changed(change, content.outputs()))
                                .toList(),
                        bars(content, charts, rankingsUnit),
                        content.lineage(),
                        PageTemplate.resource("report.css"),
                        PageTemplate.chartLibrary(),
                        charts.scriptSafeJson(),
                        PageTemplate.resource("report.js")));
    }

    private static VerdictText verdict(ComparisonContent content, String unit) {
        PairedScore scores = content.scores();
        Metric metric = scores.ranking();
        Verdict verdict = scores.verdict(metric);
        Estimate difference = scores.difference(metric);
        String headline = switch (verdict) {
            case BETTER -> content.b() + " is better than " + content.a();
            case UNCLEAR -> content.b() + " is not clearly different from " + content.a();
            case WORSE -> content.b() + " is worse than " + content.a();
        };
        String figures = "%s %s against %s."
                .formatted(
                        metric.title(),
                        Figures.decimalWithUnit(scores.other().of(metric).value(), unit),
                        Figures.decimalWithUnit(scores.one().of(metric).value(), unit));
        String paired = scores.one().races() == 1
                ? " A single race allows no interval."
                : " Paired difference %s, 95 %% interval %s over %d races."
                        .formatted(
                                Figures.decimalWithUnit(difference.value(), unit),
                                Figures.interval(difference),
                                scores.one().races());
        return new VerdictText(
                verdict.name().toLowerCase(Locale.ROOT), VerdictText.mark(verdict), headline, figures + paired);
    }

    private static List<NamedValue> tiles(ComparisonContent content) {
        String unit = content.shownUnit();
        List<OutputChange> outputs = content.changes().byOutput();
        List<NamedValue> tiles = new ArrayList<>();
        if (outputs.size() == 1) {
            tiles.add(new NamedValue("Correlation", correlation(outputs.get(0))));
            tiles.add(new NamedValue(
                    "Mean change", Figures.decimalWithUnit(outputs.get(0).mean(), unit)));
            tiles.add(new NamedValue(
                    "Mean size of the change",
                    Figures.decimalWithUnit(outputs.get(0).meanSize(), unit)));
        }
        content.changes()
                .otherClass(content.shape().predictsNumbers() ? 0 : outputs.size())
                .ifPresent(share -> tiles.add(new NamedValue("Another likeliest class", Figures.percent(share))));
        tiles.add(new NamedValue("Rows", Figures.count(content.changes().rows().size())));
        tiles.add(new NamedValue("Races", Figures.count(content.scores().one().races())));
        return tiles;
    }

    private static String correlation(OutputChange output) {
        return output.correlation() == null ? "unknown" : Figures.decimal(output.correlation());
    }

    private static MetricRow metric(PairedScore scores, Metric metric, String unit) {
        Estimate difference = scores.difference(metric);
        return new MetricRow(
                metric.title(),
                unit.equals("1") || !metric.hasLabelsUnit() ? "" : unit,
                Figures.decimal(scores.one().of(metric).value()),
                Figures.decimal(scores.other().of(metric).value()),
                Figures.decimal(difference.value()),
                scores.one().races() == 1 ? "" : Figures.interval(difference),
                switch (scores.verdict(metric)) {
                    case BETTER -> "better";
                    case UNCLEAR -> "";
                    case WORSE -> "worse";
                });
    }

    private static List<OutputRow> outputs(ComparisonContent content) {
        List<OutputChange> changes = content.changes().byOutput();
        return IntStream.range(0, changes.size())
                .mapToObj(at -> new OutputRow(
                        Figures.words(content.outputs().get(at)),
                        correlation(changes.get(at)),
                        Figures.decimal(changes.get(at).mean()),
                        Figures.decimal(changes.get(at).meanSize())))
                .toList();
    }

    private static ChangedRow changed(Change change, List<String> outputs) {
        int most = change.most();
        ScoredExample row = change.one();
        RowKey key = row.key();
        return new ChangedRow(
                KeyColumns.race(key.group()),
                words(key),
                Figures.words(outputs.get(most)),
                Figures.decimal(row.predicted()[most]),
                Figures.decimal(change.other().predicted()[most]),
                Figures.decimal(change.of(most)),
                Figures.decimal(row.labels()[most]));
    }

    /** {@code VER, Red Bull Racing, HARD, lap 31}; of cars before a race without a lap. */
    private static String words(RowKey key) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < key.names().length; at++) {
            if (List.of(KeyColumns.DRIVER, KeyColumns.TEAM, KeyColumns.COMPOUND).contains(key.names()[at])) {
                words.add(key.values()[at]);
            }
        }
        if (key.time() > 0) {
            words.add("lap " + key.time());
        }
        return String.join(", ", words);
    }

    private static List<ChartFigure> bars(ComparisonContent content, ChartData charts, String unit) {
        List<SliceDimension> dimensions = content.slices();
        return IntStream.range(0, dimensions.size())
                .mapToObj(at -> new ChartFigure(
                        "slice-" + dimensions.get(at).word(),
                        "By " + dimensions.get(at).word(),
                        charts.metric() + ", the worst of " + content.b() + " first",
                        ChartText.slices(charts.slices().get(at), charts.metric(), unit)))
                .toList();
    }
}
