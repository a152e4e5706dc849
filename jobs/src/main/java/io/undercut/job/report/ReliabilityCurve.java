package io.undercut.job.report;

import io.undercut.zoo.evaluation.ScoredExample;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How often what was predicted came true, by the probability it was given: a reliability diagram in tenths (Guo et al., 2017, "On calibration
 * of modern neural networks"). Of two classes it is the second, the one to be found, that is looked at, of one that one; of more the likeliest of each row.
 *
 * @param of the class looked at; null where it is each row's likeliest
 * @param tenths of the probability that have rows: 0 … 9
 * @param mean the mean probability of a tenth's rows
 * @param share how often it came true
 * @param rows of a tenth
 */
record ReliabilityCurve(String of, List<Integer> tenths, List<Double> mean, List<Double> share, List<Integer> rows) {
    private static final int TENTHS = 10;

    static ReliabilityCurve of(List<ScoredExample> test, List<String> classes) {
        boolean few = classes.size() == 1 || classes.size() == 2;
        TreeMap<Integer, List<ScoredExample>> byTenth = test.stream()
                .collect(Collectors.groupingBy(
                        row -> Math.min(TENTHS - 1, (int) (TENTHS * row.predicted()[looked(row, few)])),
                        TreeMap::new,
                        Collectors.toList()));
        return new ReliabilityCurve(
                few ? classes.get(classes.size() - 1) : null,
                List.copyOf(byTenth.keySet()),
                mean(byTenth, row -> row.predicted()[looked(row, few)]),
                mean(byTenth, row -> row.labels()[looked(row, few)]),
                byTenth.values().stream().map(List::size).toList());
    }

    private static List<Double> mean(
            TreeMap<Integer, List<ScoredExample>> byTenth, ToDoubleFunction<ScoredExample> share) {
        return byTenth.values().stream()
                .map(rows -> rows.stream().mapToDouble(share).average().orElseThrow())
                .toList();
    }

    private static int looked(ScoredExample row, boolean few) {
        if (few) {
            return row.predicted().length - 1;
        }
        int likeliest = 0;
        for (int at = 1; at < row.predicted().length; at++) {
            likeliest = row.predicted()[at] > row.predicted()[likeliest] ? at : likeliest;
        }
        return likeliest;
    }
}
