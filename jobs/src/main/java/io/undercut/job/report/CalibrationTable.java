package io.undercut.job.report;

import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How often the likeliest class is the true one, by the probability it was given: a reliability table in tenths.
 *
 * @param tenths those that have rows
 */
record CalibrationTable(List<Tenth> tenths) {
    private static final int TENTHS = 10;

    /**
     * A tenth of the probabilities.
     *
     * @param from its lower end, in percent
     * @param to its upper end, in percent
     * @param count its rows
     * @param mean the mean probability
     * @param right the share of rows whose likeliest class is the true one
     */
    record Tenth(int from, int to, String count, String mean, String right) {}

    static CalibrationTable of(List<ScoredExample> rows) {
        return new CalibrationTable(rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Math.min(TENTHS - 1, (int) (TENTHS * row.predicted()[likeliest(row)])),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(tenth -> new Tenth(
                        tenth.getKey() * TENTHS,
                        (tenth.getKey() + 1) * TENTHS,
                        Figures.count(tenth.getValue().size()),
                        mean(tenth.getValue(), row -> row.predicted()[likeliest(row)]),
                        mean(tenth.getValue(), row -> row.labels()[likeliest(row)])))
                .toList());
    }

    private static String mean(List<ScoredExample> rows, ToDoubleFunction<ScoredExample> share) {
        return Figures.percent(rows.stream().mapToDouble(share).average().orElseThrow());
    }

    private static int likeliest(ScoredExample row) {
        int likeliest = 0;
        for (int at = 1; at < row.predicted().length; at++) {
            likeliest = row.predicted()[at] > row.predicted()[likeliest] ? at : likeliest;
        }
        return likeliest;
    }
}
