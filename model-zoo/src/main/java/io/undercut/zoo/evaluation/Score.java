package io.undercut.zoo.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well one predictor did.
 *
 * @param name the predictor: {@code model}, or the baseline's name
 * @param examples rows scored, at least 1
 * @param races races they came from, at least 1
 * @param figures by the metric's word, the first that it is ranked by
 */
public record Score(String name, int examples, int races, Map<String, Estimate> figures) {
    /** Copies the map, order and all. */
    public Score {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** The figure of a metric. */
    public Estimate of(Metric metric) {
        return figures.get(metric.word());
    }
}
