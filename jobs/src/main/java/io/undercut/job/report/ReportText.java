package io.undercut.job.report;

import io.undercut.zoo.catalog.CardNotes;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import io.undercut.zoo.example.Feature;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the page and the card say, worked out once for both: plain text, which the templates escape. What a model does not have is null
 * or empty, and so is its place.
 *
 * @param model which model
 * @param label what it predicts
 * @param unit the label's unit in words
 * @param identity which file of which run it is
 * @param verdict the model against the best baseline
 * @param gates what it had to pass; null where nobody asked
 * @param tiles the model's figures
 * @param scores all predictors
 * @param losses the course of training, in words
 * @param density predicted against true, in words; null where classes are predicted
 * @param calibration how far probabilities can be believed; null where numbers are predicted
 * @param coverage how often intervals held; null where predictions have none
 * @param residuals errors by size, in words; null where classes are predicted
 * @param horizons errors by horizon, in words; null where a model does not look ahead
 * @param panels degradation by circuit
 * @param bars the charts of the slices
 * @param slices the slices
 * @param ranking the metric by which predictors are ranked
 * @param metrics all metrics
 * @param inputs what is predicted from, in order
 * @param parameters the configuration it was trained with
 * @param lineage what it was made from
 * @param test the test rows
 * @param notes what the card says of the type
 * @param explained what the model goes by; null where nobody asked
 * @param ofRaces whether rows are of races
 * @param groups what rows go together by: {@code races}
 */
record ReportText(
        ModelIdentity model,
        Feature label,
        String unit,
        Pairs identity,
        VerdictText verdict,
        GateTable gates,
        List<NamedValue> tiles,
        ScoreTable scores,
        String losses,
        String density,
        CalibrationTable calibration,
        CoverageTable coverage,
        String residuals,
        String horizons,
        List<ChartFigure> panels,
        List<ChartFigure> dependence,
        List<ChartFigure> bars,
        List<SliceTable> slices,
        String ranking,
        List<Metric> metrics,
        List<Feature> inputs,
        Pairs parameters,
        Pairs lineage,
        TestRows test,
        CardNotes notes,
        ExplanationTable explained,
        boolean ofRaces,
        String groups) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * The test rows.
     *
     * @param count how many
     * @param races of how many races
     * @param names the first and the last race
     */
    record TestRows(String count, String races, String names) {}

    static ReportText of(ReportContent content, ChartData charts) {
        EvaluationResult result = content.evaluation();
        String unit = content.unit();
        String rankingsUnit = result.ranking().hasLabelsUnit() ? unit : "1";
        boolean numbers = content.shape().predictsNumbers();
        Score score = result.model();
        return new ReportText(
                content.model(),
                content.schema().label(),
                unit.equals("1") ? "a pure number" : unit,
                identity(content),
                VerdictText.of(result, unit, content.shape().groups()),
                GateTable.of(content.gates()),
                tiles(content),
                ScoreTable.of(result, unit),
                ChartText.losses(charts.losses()),
                numbers ? ChartText.density(charts.density(), unit) : null,
                numbers ? null : CalibrationTable.of(charts.reliability()),
                content.coverage() == null ? null : CoverageTable.of(content.coverage(), unit),
                numbers ? ChartText.residuals(charts.residuals(), unit) : null,
                charts.horizons() == null ? null : ChartText.horizons(charts.horizons(), unit),
                panels(charts),
                dependence(charts),
                bars(charts, rankingsUnit),
                IntStream.range(0, charts.slices().size())
                        .mapToObj(at -> SliceTable.of(
                                result,
                                content.slices().get(at),
                                charts.slices().get(at),
                                rankingsUnit))
                        .toList(),
                result.ranking().title(),
                result.metrics(),
                content.schema().features(),
                new Pairs(content.parameters()),
                new Pairs(content.lineage()),
                new TestRows(Figures.count(score.examples()), Figures.count(score.races()), content.testRaces()),
                content.shape().notes(),
                ExplanationTable.of(content.explanation(), rankingsUnit),
                content.shape().isOfRaces(),
                content.shape().groups());
    }

    private static Pairs identity(ReportContent content) {
        ModelIdentity model = content.model();
        return new Pairs(List.of(
                new NamedValue("Version", model.version()),
                new NamedValue("SHA-256", model.sha256()),
                new NamedValue("Run", model.runId()),
                new NamedValue("Created", TIME.format(model.created())),
                new NamedValue("Test " + content.shape().groups(), content.testRaces())));
    }

    private static List<NamedValue> tiles(ReportContent content) {
        Score score = content.evaluation().model();
        List<NamedValue> tiles = new ArrayList<>();
        content.evaluation()
                .metrics()
                .forEach(metric -> tiles.add(new NamedValue(
                        metric.title(),
                        Figures.decimalWithUnit(
                                score.of(metric).value(), metric.hasLabelsUnit() ? content.unit() : "1"))));
        if (content.coverage() != null) {
            CoverageTable coverage = CoverageTable.of(content.coverage(), content.unit());
            tiles.add(new NamedValue("Within " + coverage.level() + " interval", coverage.share()));
        }
        tiles.add(new NamedValue("Test rows", Figures.count(score.examples())));
        tiles.add(new NamedValue("Test " + content.shape().groups(), Figures.count(score.races())));
        return tiles;
    }

    private static List<ChartFigure> panels(ChartData charts) {
        List<DegradationPanel> panels = charts.degradation();
        return IntStream.range(0, panels.size())
                .mapToObj(index -> new ChartFigure(
                        "degradation-" + index,
                        panels.get(index).circuit(),
                        Figures.count(panels.get(index).examples()) + " test rows",
                        ChartText.degradation(panels.get(index))))
                .toList();
    }

    private static List<ChartFigure> dependence(ChartData charts) {
        List<DependencePanel> panels = charts.dependence();
        return IntStream.range(0, panels.size())
                .mapToObj(index -> new ChartFigure(
                        "dependence-" + index,
                        panels.get(index).name(),
                        panels.get(index).up(),
                        ChartText.dependence(panels.get(index))))
                .toList();
    }

    private static List<ChartFigure> bars(ChartData charts, String unit) {
        return charts.slices().stream()
                .map(bars -> new ChartFigure(
                        "slice-" + bars.dimension(),
                        "By " + Figures.words(bars.dimension()),
                        charts.metric() + ", the worst first",
                        ChartText.slices(bars, charts.metric(), unit)))
                .toList();
    }
}
