package io.undercut.zoo.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How often intervals held what came, on races that neither model nor intervals had seen.
 *
 * @param level the share that was promised
 * @param input by which the intervals widen
 * @param share the share of rows that were within, with its interval over races
 * @param halfWidth the mean of half their width, in the label's unit
 * @param parts by bin, those that have rows
 */
public record Coverage(double level, String input, Estimate share, double halfWidth, List<Part> parts) {
    /** The share's word among a model's metrics. */
    public static final String WORD = "coverage";

    /** Copies the list. */
    public Coverage {
        parts = List.copyOf(parts);
    }

    /**
     * The rows of one bin.
     *
     * @param above the bin's lower end; null for the first
     * @param upTo its upper end; null for the last
     * @param rows how many
     * @param share of them that were within
     * @param halfWidth half the width of their intervals, in the label's unit
     */
    public record Part(Double above, Double upTo, int rows, double share, double halfWidth) {}

    /** Rows and how many of them were within, by weight. */
    private record Held(double within, double all) {
        double share() {
            return within / all;
        }
    }

    /**
     * Tests intervals.
     *
     * @param names of the inputs, in order
     * @param test rows of at least one race, of which at least one counts
     * @param seed seed of the resampled races
     */
    public static Coverage of(ConformalIntervals intervals, List<String> names, List<ScoredExample> test, long seed) {
        int input = names.indexOf(intervals.bins().input());
        List<List<ScoredExample>> bins = new ArrayList<>();
        for (int bin = 0; bin < intervals.bins().count(); bin++) {
            bins.add(new ArrayList<>());
        }
        List<ScoredExample> sorted = test.stream().sorted().toList();
        sorted.forEach(
                row -> bins.get(intervals.bins().of(row.features()[input])).add(row));
        List<Held> races = Scoring.byRace(sorted).stream()
                .map(race -> held(intervals, input, race))
                .toList();
        List<Part> parts = new ArrayList<>();
        double widths = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            Held held = held(intervals, input, bins.get(bin));
            if (held.all() > 0) {
                double halfWidth = intervals.halfWidth(bin);
                widths += halfWidth * held.all();
                parts.add(new Part(
                        edge(intervals, bin - 1),
                        edge(intervals, bin),
                        bins.get(bin).size(),
                        held.share(),
                        halfWidth));
            }
        }
        return new Coverage(
                intervals.level(),
                intervals.bins().input(),
                RaceResampling.of(races.size(), seed)
                        .estimate(draw -> share(races, draw))
                        .orElseThrow(),
                widths / held(intervals, input, sorted).all(),
                parts);
    }

    private static Double edge(ConformalIntervals intervals, int at) {
        List<Double> edges = intervals.bins().edges();
        return at < 0 || at >= edges.size() ? null : edges.get(at);
    }

    private static Held held(ConformalIntervals intervals, int input, List<ScoredExample> rows) {
        double within = 0;
        double all = 0;
        for (ScoredExample row : rows) {
            double halfWidth = intervals.halfWidth(intervals.bins().of(row.features()[input]));
            within += Math.abs(row.residual()) <= halfWidth ? row.weight() : 0;
            all += row.weight();
        }
        return new Held(within, all);
    }

    private static double share(List<Held> races, int[] draw) {
        double within = 0;
        double all = 0;
        for (int race : draw) {
            within += races.get(race).within();
            all += races.get(race).all();
        }
        return within / all;
    }
}
