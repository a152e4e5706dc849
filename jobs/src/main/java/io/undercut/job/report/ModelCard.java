package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import io.undercut.zoo.example.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The model card in Markdown, in the sections of Mitchell et al., "Model Cards for Model Reporting" (FAT* 2019).
 */
public final class ModelCard {
    /** The whole card. The same content gives the same text. */
    public String markdown(ReportContent content) {
        String type = MarkdownText.escape(content.model().modelType());
        Feature label = content.schema().label();
        return PageTemplate.of("model-card.md")
                .fill(List.of(
                        new NamedValue("model-type", type),
                        new NamedValue("identity", MarkdownText.pairs(ModelReport.identity(content))),
                        new NamedValue("parameters", MarkdownText.pairs(content.parameters())),
                        new NamedValue("lineage", MarkdownText.pairs(content.lineage())),
                        new NamedValue("label-name", MarkdownText.escape(label.name())),
                        new NamedValue("label", MarkdownText.escape(label.description())),
                        new NamedValue("unit", MarkdownText.escape(unitInWords(label.unit()))),
                        new NamedValue("inputs", inputs(content.schema().features())),
                        new NamedValue(
                                "verdict",
                                VerdictText.headline(content.evaluation().verdict())),
                        new NamedValue(
                                "verdict-figures",
                                MarkdownText.escape(VerdictText.figures(content.evaluation(), content.unit()))),
                        new NamedValue("metrics", metrics(content.evaluation())),
                        new NamedValue("ranking", content.evaluation().ranking().title()),
                        new NamedValue(
                                "dimensions",
                                content.shape().slices().stream()
                                        .map(SliceDimension::word)
                                        .collect(Collectors.joining(", "))),
                        new NamedValue("scores", scores(content.evaluation())),
                        new NamedValue(
                                "slices",
                                slices(content.evaluation(), content.shape().slices())),
                        new NamedValue(
                                "worst",
                                worst(content.evaluation(), content.shape().slices(), content.unit())),
                        new NamedValue("test", test(content))));
    }

    private static String unitInWords(String unit) {
        return unit.equals("1") ? "a pure number" : unit;
    }

    private static String inputs(List<Feature> features) {
        StringBuilder table = new StringBuilder(MarkdownText.header(List.of("Input", "Unit", "What it is")));
        features.forEach(feature ->
                table.append(MarkdownText.row(List.of(feature.name(), feature.unit(), feature.description()))));
        return table.toString();
    }

    private static String metrics(EvaluationResult result) {
        StringBuilder text = new StringBuilder();
        result.metrics()
                .forEach(metric -> text.append("- **%s**: %s.\n".formatted(metric.title(), metric.description())));
        return text.toString();
    }

    private static String scores(EvaluationResult result) {
        List<String> head = new ArrayList<>(List.of("Predictor"));
        result.metrics().forEach(metric -> head.addAll(List.of(metric.title(), "95 % interval")));
        StringBuilder table = new StringBuilder(MarkdownText.header(head));
        List<Score> scores = new ArrayList<>(result.baselines());
        scores.add(0, result.model());
        scores.addAll(result.oracles());
        for (Score score : scores) {
            List<String> row = new ArrayList<>(List.of(Figures.words(score.name())));
            for (Metric metric : result.metrics()) {
                row.add(Figures.decimal(score.of(metric).value()));
                row.add(Figures.interval(score.of(metric)));
            }
            table.append(MarkdownText.row(row));
        }
        return table.toString();
    }

    private static String slices(EvaluationResult result, List<SliceDimension> dimensions) {
        Metric metric = result.ranking();
        StringBuilder text = new StringBuilder();
        for (SliceDimension dimension : dimensions) {
            text.append(MarkdownText.header(List.of(
                    "By " + dimension.word(),
                    "Test rows",
                    metric.title() + " of the model",
                    metric.title() + " of the best baseline")));
            for (SliceScore slice : result.slicesBy(dimension)) {
                text.append(MarkdownText.row(List.of(
                        SliceBars.name(slice),
                        Figures.count(slice.model().examples()),
                        Figures.decimal(slice.model().of(metric).value()),
                        Figures.decimal(slice.baseline().of(metric).value()))));
            }
            text.append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String worst(EvaluationResult result, List<SliceDimension> dimensions, String labelsUnit) {
        Metric metric = result.ranking();
        String unit = metric.hasLabelsUnit() ? labelsUnit : "1";
        StringBuilder text = new StringBuilder();
        for (SliceDimension dimension : dimensions) {
            SliceBars bars = SliceBars.of(result, dimension);
            long beaten = result.slicesBy(dimension).stream()
                    .filter(slice -> isBetter(
                            metric,
                            slice.baseline().of(metric).value(),
                            slice.model().of(metric).value()))
                    .count();
            text.append("- Worst by %s: %s, %s %s. The best baseline is better in %d of %d.\n"
                    .formatted(
                            dimension.word(),
                            MarkdownText.escape(bars.groups().get(0)),
                            metric.title(),
                            MarkdownText.escape(
                                    Figures.decimalWithUnit(bars.model().get(0), unit)),
                            beaten,
                            bars.groups().size()));
        }
        return text.toString();
    }

    private static boolean isBetter(Metric metric, double one, double other) {
        return metric.isLowerBetter() ? one < other : one > other;
    }

    private static String test(ReportContent content) {
        Score score = content.evaluation().model();
        return "%s rows of %s races (%s)"
                .formatted(
                        Figures.count(score.examples()),
                        Figures.count(score.races()),
                        MarkdownText.escape(content.testRaces()));
    }
}
