package io.undercut.job.report;

import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a circuit does to tires, predicted and observed.
 *
 * @param circuit the circuit's name
 * @param examples its test rows
 * @param curves one a compound
 */
record DegradationPanel(String circuit, int examples, List<Curve> curves) {
    private static final int PANELS = 3;
    private static final int FEWEST_ROWS = 3;

    /**
     * Means by horizon.
     *
     * @param compound the compound
     * @param laps horizons, rounded to whole laps
     * @param predicted mean prediction, in the label's unit
     * @param observed mean label, in the label's unit
     * @param examples rows of each horizon
     */
    record Curve(
            String compound,
            List<Integer> laps,
            List<Double> predicted,
            List<Double> observed,
            List<Integer> examples) {}

    /** The circuits with most test rows; the first by name among equals. */
    static List<DegradationPanel> of(List<ScoredExample> rows, ReportShape shape) {
        return group(rows, row -> row.key().of(KeyColumns.CIRCUIT)).entrySet().stream()
                .sorted(Comparator.comparing(circuit -> -circuit.getValue().size()))
                .limit(PANELS)
                .map(circuit -> panel(circuit.getKey(), circuit.getValue(), shape))
                .toList();
    }

    private static DegradationPanel panel(String circuit, List<ScoredExample> rows, ReportShape shape) {
        List<Curve> curves = new ArrayList<>();
        group(rows, row -> row.key().of(KeyColumns.COMPOUND))
                .forEach((compound, members) -> curves.add(curve(compound, members, shape)));
        return new DegradationPanel(CircuitNames.of(circuit), rows.size(), curves);
    }

    private static Curve curve(String compound, List<ScoredExample> rows, ReportShape shape) {
        Curve curve = new Curve(compound, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        HorizonResiduals.byLap(rows, shape).forEach((lap, members) -> {
            if (members.size() >= FEWEST_ROWS) {
                curve.laps.add(lap);
                curve.predicted.add(mean(members, ScoredExample::prediction));
                curve.observed.add(mean(members, ScoredExample::label));
                curve.examples.add(members.size());
            }
        });
        return curve;
    }

    private static double mean(List<ScoredExample> rows, ToDoubleFunction<ScoredExample> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Map<String, List<ScoredExample>> group(
            List<ScoredExample> rows, Function<ScoredExample, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }
}
