package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How well one predictor did.
 *
 * @param name the predictor: {@code model}, or the baseline's name
 * @param examples rows scored, at least 1
 * @param races races they came from, at least 1
 * @param figures by the metric's word, the first that it is ranked by; a metric that these rows have no figure of is left out
 */
public record Score(String name, int examples, int races, Map<String, Estimate> figures) {
    /** Copies the map, order and all. */
    public Score {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** The figure of a metric that these rows have one of. */
    public Estimate of(Metric metric) {
        return find(metric).orElseThrow(() -> Fault.defect("the score of " + name + " has no " + metric.word(), null));
    }

    /** The figure of a metric; empty where these rows have none. */
    public Optional<Estimate> find(Metric metric) {
        return Optional.ofNullable(figures.get(metric.word()));
    }
}
