package io.undercut.job.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.PredictionChanges.Change;
import java.util.List;

/** What the page's script draws, ready aggregated: its size hardly grows with the number of rows. Null is left out of the page. */
record ChartData(
        String label,
        String unit,
        String baseline,
        String metric,
        boolean metricHasUnit,
        ChartWords words,
        LossCurve losses,
        DensityGrid density,
        ReliabilityCurve reliability,
        Histogram residuals,
        HorizonResiduals horizons,
        List<DegradationPanel> degradation,
        List<DependencePanel> dependence,
        List<SliceBars> slices) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChartData of(ReportContent content) {
        return new ChartData(
                Figures.withoutUnit(content.schema().label().name(), content.unit()),
                content.unit(),
                Figures.words(content.evaluation().bestBaselineName()),
                content.evaluation().ranking().title(),
                content.evaluation().ranking().hasLabelsUnit(),
                ChartWords.MODEL_AND_TRUTH,
                LossCurve.of(content.losses()),
                content.shape().predictsNumbers() ? DensityGrid.of(content.test()) : null,
                content.shape().predictsNumbers()
                        ? null
                        : ReliabilityCurve.of(content.test(), content.shape().classes()),
                content.shape().predictsNumbers() ? Histogram.ofResiduals(content.test()) : null,
                content.shape().looksAhead() ? HorizonResiduals.of(content.test(), content.shape()) : null,
                content.shape().looksAhead() ? DegradationPanel.of(content.test(), content.shape()) : List.of(),
                DependencePanel.of(content),
                content.slices().stream()
                        .map(dimension -> SliceBars.of(content.evaluation(), dimension))
                        .toList());
    }

    /** That of two versions: what they say of each row against each other, and whom they serve badly. */
    static ChartData of(ComparisonContent content) {
        double[] one = content.shown(Change::one);
        double[] other = content.shown(Change::other);
        double[] change = new double[one.length];
        for (int row = 0; row < change.length; row++) {
            change[row] = other[row] - one[row];
        }
        return new ChartData(
                Figures.withoutUnit(content.label().name(), content.shownUnit()),
                content.shownUnit(),
                content.a(),
                content.scores().ranking().title(),
                content.scores().ranking().hasLabelsUnit(),
                ChartWords.ofVersions(content.a(), content.b(), content.shownWords()),
                null,
                DensityGrid.of(one, other),
                null,
                Histogram.of(change),
                null,
                List.of(),
                List.of(),
                content.slices().stream()
                        .map(dimension -> SliceBars.of(
                                dimension,
                                content.scores().slicesBy(dimension),
                                content.scores().ranking()))
                        .toList());
    }

    /** JSON that may stand inside a script element: in JSON a {@code <} occurs within strings only, where it can be escaped. */
    String scriptSafeJson() {
        try {
            return JSON.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException failure) {
            throw Fault.defect("the report's chart data cannot be written as JSON", failure);
        }
    }
}
