package io.undercut.job.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import java.util.List;

/** What the page's script draws, ready aggregated: its size hardly grows with the number of rows. Null is left out of the page. */
record ChartData(
        String label,
        String unit,
        String baseline,
        String metric,
        boolean metricHasUnit,
        LossCurve losses,
        DensityGrid density,
        Histogram residuals,
        HorizonResiduals horizons,
        List<DegradationPanel> degradation,
        List<SliceBars> slices) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ChartData of(ReportContent content) {
        return new ChartData(
                Figures.withoutUnit(content.schema().label().name(), content.unit()),
                content.unit(),
                Figures.words(content.evaluation().bestBaselineName()),
                content.evaluation().ranking().title(),
                content.evaluation().ranking().hasLabelsUnit(),
                LossCurve.of(content.losses()),
                content.shape().predictsNumbers() ? DensityGrid.of(content.test()) : null,
                content.shape().predictsNumbers() ? Histogram.ofResiduals(content.test()) : null,
                content.shape().looksAhead() ? HorizonResiduals.of(content.test(), content.shape()) : null,
                content.shape().looksAhead() ? DegradationPanel.of(content.test(), content.shape()) : List.of(),
                content.slices().stream()
                        .map(dimension -> SliceBars.of(content.evaluation(), dimension))
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
