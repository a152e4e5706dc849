package io.undercut.job.report;

import io.undercut.fault.Phrase;
import io.undercut.stream.featureset.ColumnStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where the parts of a column's histogram lie, in pixels: bars over an axis of values, its ends written below, and an axis of rows, its
 * top written beside.
 *
 * @param width the whole picture's
 * @param height the whole picture's
 * @param low the axis of values begins here
 * @param high and ends here
 * @param most rows of the highest bar, in words
 * @param bars one a bin
 * @param axes both axes as the data of an SVG path
 * @param marks what stands beside the axes
 */
record ColumnHistogram(
        int width, int height, String low, String high, String most, List<Bar> bars, String axes, List<Mark> marks) {
    private static final int HEIGHT = 36;
    private static final int BIN = 7;
    private static final int LEFT = 52;
    private static final int RIGHT = 4;
    private static final int TOP = 8;
    private static final int BELOW = 16;

    /** A rectangle. */
    record Bar(int x, int y, int breadth, long rise) {}

    /** Words at a place; anchor is SVG's. */
    record Mark(int x, int y, String anchor, String words) {
        /** Gives numbers a true minus sign. */
        Mark {
            words = words.replace('-', '\u2212');
        }
    }

    /** That of a column with bins. */
    static ColumnHistogram of(ColumnStatistics column) {
        List<Long> bins = column.bins();
        long most = bins.stream().mapToLong(Long::longValue).max().orElse(1);
        int width = BIN * bins.size();
        int floor = TOP + HEIGHT;
        String low = FeatureText.number(column.low());
        String high = FeatureText.number(column.low() + column.width() * bins.size());
        return new ColumnHistogram(
                LEFT + width + RIGHT,
                floor + BELOW,
                low,
                high,
                Phrase.count(most, "row"),
                IntStream.range(0, bins.size())
                        .mapToObj(bin -> bar(bin, Math.round((double) bins.get(bin) * HEIGHT / most)))
                        .toList(),
                "M%d %dV%dH%d".formatted(LEFT - 2, TOP, floor + 1, LEFT + width),
                List.of(
                        new Mark(LEFT - 5, TOP + 4, "end", String.format(Locale.ROOT, "%,d", most)),
                        new Mark(LEFT - 5, floor + 2, "end", "0"),
                        new Mark(LEFT, floor + BELOW - 2, "start", low),
                        new Mark(LEFT + width, floor + BELOW - 2, "end", high)));
    }

    private static Bar bar(int bin, long rise) {
        return new Bar(LEFT + BIN * bin, (int) (TOP + HEIGHT - rise), BIN - 1, rise);
    }
}
