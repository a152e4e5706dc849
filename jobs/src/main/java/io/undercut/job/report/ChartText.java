package io.undercut.job.report;

import java.util.Collections;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a chart shows, in words, for who cannot see it. Plain text; the page escapes it. */
final class ChartText {
    private ChartText() {}

    static String losses(LossCurve losses) {
        if (losses.steps().isEmpty()) {
            return "No loss history was recorded.";
        }
        String text = "Line chart of the loss over %d points, by %s. Training loss ends at %s."
                .formatted(losses.steps().size(), losses.stepName(), last(losses));
        return losses.validation().stream()
                .filter(Objects::nonNull)
                .min(Double::compare)
                .map(best -> text
                        + " Lowest validation loss %s at %s %d."
                                .formatted(
                                        Figures.decimal(best),
                                        losses.stepName(),
                                        losses.steps().get(losses.validation().indexOf(best))))
                .orElse(text + " No validation loss was measured.");
    }

    private static String last(LossCurve losses) {
        Double last = losses.train().get(losses.train().size() - 1);
        return last == null ? "a number that is not finite" : Figures.decimal(last);
    }

    static String reliability(ReliabilityCurve curve) {
        int most = curve.rows().indexOf(Collections.max(curve.rows()));
        return "Reliability diagram of %s: of %d tenths of the probability, the one with most rows, %s, has a mean of %s and came true in %s. The dashed diagonal is perfect calibration."
                .formatted(
                        curve.of() == null ? "each row's likeliest class" : "the class " + curve.of(),
                        curve.rows().size(),
                        Figures.count(curve.rows().get(most)),
                        Figures.percent(curve.mean().get(most)),
                        Figures.percent(curve.share().get(most)));
    }

    static String density(DensityGrid density, String unit) {
        return density(density, unit, "predicted against true label", "a perfect prediction");
    }

    /** Of two versions. */
    static String density(DensityGrid density, String unit, ChartWords words) {
        return density(density, unit, words.up() + " against " + words.across(), "no change");
    }

    private static String density(DensityGrid density, String unit, String what, String diagonal) {
        return "Heat map of %s (%s), from %s to %s on both axes; the dashed diagonal is %s. %s rows lie outside."
                .formatted(
                        what,
                        unit,
                        Figures.decimal(density.low()),
                        Figures.decimal(density.low() + density.width() * density.bins()),
                        diagonal,
                        Figures.count(density.outside()));
    }

    static String residuals(Histogram histogram, String unit) {
        return residuals(histogram, unit, "predicted minus true");
    }

    /** Of two versions. */
    static String residuals(Histogram histogram, String unit, ChartWords words) {
        return residuals(histogram, unit, words.spread());
    }

    private static String residuals(Histogram histogram, String unit, String what) {
        return "Histogram of %s (%s), from %s to %s. %s rows lie outside."
                .formatted(
                        what,
                        unit,
                        Figures.decimal(histogram.low()),
                        Figures.decimal(-histogram.low()),
                        Figures.count(histogram.outside()));
    }

    static String horizons(HorizonResiduals horizons, String unit) {
        if (horizons.laps().isEmpty()) {
            return "No horizon has enough rows.";
        }
        int last = horizons.laps().size() - 1;
        return "Mean residual (%s) by horizon with its quartiles: %s at %d laps, %s at %d laps."
                .formatted(
                        unit,
                        Figures.decimal(horizons.mean().get(0)),
                        horizons.laps().get(0),
                        Figures.decimal(horizons.mean().get(last)),
                        horizons.laps().get(last));
    }

    static String degradation(DegradationPanel panel) {
        return "Predicted and observed mean by horizon at %s, for %s."
                .formatted(
                        panel.circuit(),
                        String.join(
                                ", ",
                                panel.curves().stream()
                                        .map(DegradationPanel.Curve::compound)
                                        .toList()));
    }

    static String dependence(DependencePanel panel) {
        int last = panel.values().size() - 1;
        return "Line chart of the %s by %s: %s."
                .formatted(
                        panel.up(),
                        panel.across(),
                        panel.curves().stream()
                                .map(curve -> "%s %s at %s, %s at %s"
                                        .formatted(
                                                curve.name(),
                                                Figures.decimal(curve.means().get(0)),
                                                Figures.plain(panel.values().get(0)),
                                                Figures.decimal(curve.means().get(last)),
                                                Figures.plain(panel.values().get(last))))
                                .collect(Collectors.joining("; ")));
    }

    static String slices(SliceBars bars, String metric, String unit) {
        int last = bars.groups().size() - 1;
        return "Bars of the %s%s by %s, the worst first: %s %s … %s %s."
                .formatted(
                        metric,
                        unit.equals("1") ? "" : " (" + unit + ")",
                        bars.dimension(),
                        bars.groups().get(0),
                        Figures.decimal(bars.model().get(0)),
                        bars.groups().get(last),
                        Figures.decimal(bars.model().get(last)));
    }
}
