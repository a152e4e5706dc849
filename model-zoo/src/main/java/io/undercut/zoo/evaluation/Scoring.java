package io.undercut.zoo.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Scores predictions of the same rows with the same resamples. Rows are sorted by key, and settled. */
final class Scoring {
    private final List<Metric> metrics;
    private final double[] centre;
    private final RaceResampling resampling;

    /** Takes the rows with anyone's predictions. */
    Scoring(List<ScoredExample> rows, List<Metric> metrics, long seed) {
        this.metrics = metrics;
        this.centre = centre(rows);
        this.resampling = RaceResampling.of(byRace(rows).size(), seed);
    }

    /** Somebody's score; a metric that the rows have no figure of is left out. */
    Score score(String name, List<ScoredExample> rows) {
        List<List<ScoredExample>> races = byRace(rows);
        Map<String, Estimate> figures = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            resampling.estimate(metric.over(races, centre)).ifPresent(estimate -> figures.put(metric.word(), estimate));
        }
        return new Score(name, rows.size(), races.size(), figures);
    }

    /** The figure of a metric, without its interval; NaN where the rows have none. */
    static double figure(List<ScoredExample> rows, Metric metric) {
        List<List<ScoredExample>> races = byRace(rows);
        return metric.over(races, centre(rows))
                .of(IntStream.range(0, races.size()).toArray());
    }

    /** One's figure of the first metric minus another's, on the same resamples; the rows must have one. */
    Estimate difference(List<ScoredExample> one, List<ScoredExample> other) {
        return difference(metrics.get(0), one, other);
    }

    /** The same of any metric that the rows have a figure of. */
    Estimate difference(Metric metric, List<ScoredExample> one, List<ScoredExample> other) {
        RaceFigure own = metric.over(byRace(one), centre);
        RaceFigure others = metric.over(byRace(other), centre);
        return resampling.estimate(draw -> own.of(draw) - others.of(draw)).orElseThrow();
    }

    /** One entry a race, in order of time. */
    static List<List<ScoredExample>> byRace(List<ScoredExample> sorted) {
        return List.copyOf(sorted.stream()
                .collect(Collectors.groupingBy(row -> row.key().group(), TreeMap::new, Collectors.toList()))
                .values());
    }

    private static double[] centre(List<ScoredExample> sorted) {
        double[] centre = new double[sorted.get(0).labels().length];
        for (ScoredExample row : sorted) {
            for (int label = 0; label < centre.length; label++) {
                centre[label] += row.labels()[label];
            }
        }
        for (int label = 0; label < centre.length; label++) {
            centre[label] /= sorted.size();
        }
        return centre;
    }
}
