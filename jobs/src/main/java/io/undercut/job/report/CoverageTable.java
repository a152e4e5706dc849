package io.undercut.job.report;

import io.undercut.zoo.evaluation.Coverage;
import io.undercut.zoo.evaluation.Coverage.Part;
import java.util.List;
import java.util.Locale;

/**
 * How often the intervals held what came, over all and by bin.
 *
 * @param level the promised share, {@code 90 %}
 * @param share that of the test rows
 * @param interval its interval over races
 * @param input what the intervals widen by, in words
 * @param unit the unit of widths in words, with a space before it; empty for a pure number
 * @param bins those that have rows
 */
record CoverageTable(String level, String share, String interval, String input, String unit, List<Bin> bins) {
    /**
     * A bin.
     *
     * @param range of its input: {@code 3 … 6}
     * @param count its rows
     * @param share of them that were within
     * @param halfWidth half the width of their intervals
     */
    record Bin(String range, String count, String share, String halfWidth) {}

    static CoverageTable of(Coverage coverage, String unit) {
        return new CoverageTable(
                String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * coverage.level()),
                Figures.percent(coverage.share().value()),
                Figures.percent(coverage.share().low()) + " … "
                        + Figures.percent(coverage.share().high()),
                Figures.words(coverage.input()),
                unit.equals("1") ? "" : " " + unit,
                coverage.parts().stream().map(CoverageTable::bin).toList());
    }

    private static Bin bin(Part part) {
        return new Bin(
                range(part),
                Figures.count(part.rows()),
                Figures.percent(part.share()),
                "±" + Figures.decimal(part.halfWidth()));
    }

    private static String range(Part part) {
        if (part.above() == null) {
            return part.upTo() == null ? "any" : "at most " + Figures.plain(part.upTo());
        }
        return part.upTo() == null
                ? "more, or unknown"
                : Figures.plain(part.above()) + " … " + Figures.plain(part.upTo());
    }
}
