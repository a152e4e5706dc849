package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.zoo.evaluation.Coverage;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/**
 * The figure by which a model is ranked, out of its metrics as they stand in JSON: the one that has an interval. The
 * coverage of predictions' intervals has one too, and ranks nothing.
 *
 * @param metric the metric's word
 * @param value on the test races
 */
record LeadFigure(String metric, double value) {
    private static final String LOW = "_low";

    /** That of some metrics; empty where none has an interval, as where they could not be read. */
    static Optional<LeadFigure> of(JsonNode metrics) {
        Iterator<String> names = metrics.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            String metric = name.endsWith(LOW) ? name.substring(0, name.length() - LOW.length()) : "";
            if (metrics.path(metric).isNumber() && !metric.equals(Coverage.WORD)) {
                return Optional.of(new LeadFigure(metric, metrics.path(metric).asDouble()));
            }
        }
        return Optional.empty();
    }

    /** For people: {@code MAE 0.5582}, {@code log loss 0.3102}; the unit is the label's. */
    String text() {
        return String.format(Locale.ROOT, "%s %.4f", metric.equals("mae") ? "MAE" : metric.replace('_', ' '), value);
    }
}
