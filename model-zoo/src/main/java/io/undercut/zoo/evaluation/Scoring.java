package io.undercut.zoo.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Scores predictors on the same rows with the same resamples. */
final class Scoring {
    private final List<ScoredExample> rows;
    private final List<Metric> metrics;
    private final List<List<ScoredExample>> model;
    private final double[] centre;
    private final RaceResampling resampling;

    /** Takes the model's rows, in any order. */
    Scoring(List<ScoredExample> test, List<? extends Metric> metrics, long seed) {
        this.rows = test.stream().sorted().toList();
        this.metrics = List.copyOf(metrics);
        this.model = byRace(rows);
        this.centre = centre(rows);
        this.resampling = RaceResampling.of(model.size(), seed);
    }

    Score model() {
        return score("model", model);
    }

    Score score(Baseline baseline) {
        return score(baseline.name(), races(baseline));
    }

    /** The model's first figure minus the baseline's, on the same resamples. */
    Estimate difference(Baseline baseline) {
        ToDoubleFunction<int[]> own = figure(metrics.get(0), model);
        ToDoubleFunction<int[]> other = figure(metrics.get(0), races(baseline));
        return resampling.estimate(draw -> own.applyAsDouble(draw) - other.applyAsDouble(draw));
    }

    private List<List<ScoredExample>> races(Baseline baseline) {
        return byRace(rows.stream().map(row -> row.predictedBy(baseline)).toList());
    }

    /** One entry a race, in order of time; rows must be sorted. */
    private static List<List<ScoredExample>> byRace(List<ScoredExample> sorted) {
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

    private Score score(String name, List<List<ScoredExample>> races) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            figures.put(metric.word(), resampling.estimate(figure(metric, races)));
        }
        return new Score(name, rows.size(), races.size(), figures);
    }

    private ToDoubleFunction<int[]> figure(Metric metric, List<List<ScoredExample>> races) {
        List<double[]> sums = new ArrayList<>();
        races.forEach(race -> sums.add(metric.sums(race, centre)));
        return draw -> metric.value(total(sums, draw));
    }

    /** The races of one draw together. */
    private static double[] total(List<double[]> races, int[] draw) {
        double[] total = new double[races.get(0).length];
        for (int race : draw) {
            double[] sums = races.get(race);
            for (int at = 0; at < total.length; at++) {
                total[at] += sums[at];
            }
        }
        return total;
    }
}
