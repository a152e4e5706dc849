package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.RegressionScore;
import io.undercut.zoo.evaluation.SliceDimension;
import io.undercut.zoo.evaluation.SliceScore;
import io.undercut.zoo.example.Feature;
import java.util.ArrayList;
import java.util.List;

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
                        new NamedValue("scores", scores(content.evaluation())),
                        new NamedValue("slices", slices(content.evaluation())),
                        new NamedValue("worst", worst(content.evaluation(), content.unit())),
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

    private static String scores(EvaluationResult result) {
        StringBuilder table = new StringBuilder(MarkdownText.header(
                List.of("Predictor", "MAE", "95 % interval", "RMSE", "95 % interval", "R²", "95 % interval")));
        List<RegressionScore> scores = new ArrayList<>(result.baselines());
        scores.add(0, result.model());
        scores.addAll(result.oracles());
        scores.forEach(score -> table.append(MarkdownText.row(List.of(
                Figures.words(score.name()),
                Figures.decimal(score.mae().value()),
                Figures.interval(score.mae()),
                Figures.decimal(score.rmse().value()),
                Figures.interval(score.rmse()),
                Figures.decimal(score.r2().value()),
                Figures.interval(score.r2())))));
        return table.toString();
    }

    private static String slices(EvaluationResult result) {
        StringBuilder text = new StringBuilder();
        for (SliceDimension dimension : SliceDimension.values()) {
            text.append(MarkdownText.header(
                    List.of("By " + dimension.word(), "Test rows", "MAE of the model", "MAE of the best baseline")));
            for (SliceScore slice : result.slicesBy(dimension)) {
                text.append(MarkdownText.row(List.of(
                        SliceBars.name(slice),
                        Figures.count(slice.model().examples()),
                        Figures.decimal(slice.model().mae().value()),
                        Figures.decimal(slice.baseline().mae().value()))));
            }
            text.append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String worst(EvaluationResult result, String unit) {
        StringBuilder text = new StringBuilder();
        for (SliceDimension dimension : SliceDimension.values()) {
            SliceBars bars = SliceBars.of(result, dimension);
            long beaten = result.slicesBy(dimension).stream()
                    .filter(slice ->
                            slice.model().mae().value() > slice.baseline().mae().value())
                    .count();
            text.append("- Largest error by %s: %s, MAE %s. The best baseline is better in %d of %d.\n"
                    .formatted(
                            dimension.word(),
                            MarkdownText.escape(bars.groups().get(0)),
                            MarkdownText.escape(
                                    Figures.decimalWithUnit(bars.model().get(0), unit)),
                            beaten,
                            bars.groups().size()));
        }
        return text.toString();
    }

    private static String test(ReportContent content) {
        RegressionScore score = content.evaluation().model();
        return "%s rows of %s races (%s)"
                .formatted(
                        Figures.count(score.examples()),
                        Figures.count(score.races()),
                        MarkdownText.escape(content.testRaces()));
    }
}
