package io.undercut.stream.feature.telemetry;

import io.undercut.stream.record.Samples;

/** Folds the samples of a lap, in order of time, into the sums of one span or several that follow each other. */
final class SpanFold {
    /** Samples further apart leave a gap. Feeds sample 4 to 10 times a second; the slowest rate simulated is one a second. */
    static final int GAP_MS = 2_000;

    private static final double MILLIS = 1000;

    private final double[] cells;
    private final int[] ends;
    private final SpanSums[] spans;
    private final Reading last;
    private final Reading now;

    /**
     * Goes on with cells of {@link #fresh}, which it changes.
     *
     * @param ends where a span ends and the next begins, ms from the lap's start, ascending; one less than there are spans
     */
    SpanFold(double[] cells, int... ends) {
        this.cells = cells;
        this.ends = ends;
        this.spans = new SpanSums[ends.length + 1];
        for (int span = 0; span < spans.length; span++) {
            spans[span] = new SpanSums(cells, span * SpanSums.WIDTH);
        }
        this.last = new Reading(cells, spans.length * SpanSums.WIDTH);
        this.now = new Reading(cells, spans.length * SpanSums.WIDTH + Reading.WIDTH);
    }

    /** Cells that no sample was folded into. */
    static double[] fresh(int spans) {
        double[] cells = new double[spans * SpanSums.WIDTH + 2 * Reading.WIDTH];
        for (int span = 0; span < spans; span++) {
            new SpanSums(cells, span * SpanSums.WIDTH).clear();
        }
        new Reading(cells, spans * SpanSums.WIDTH).clear();
        return cells;
    }

    /** All there is to go on with. */
    double[] cells() {
        return cells;
    }

    SpanSums span(int index) {
        return spans[index];
    }

    /** Whether a sample was folded. */
    boolean hasBegun() {
        return last.timeMs() >= 0;
    }

    /** The next sample. */
    void add(Samples samples, int index) {
        now.set(samples, index);
        if (hasBegun()) {
            pass(last.timeMs(), now.timeMs(), last, now);
        } else {
            pass(0, now.timeMs(), now, now);
        }
        spans[spanAt(now.timeMs())].at(now, last);
        last.set(now);
    }

    /** The lap is over; what the last sample says holds until its end, ms, if that is known. */
    void finish(int lapMs) {
        if (hasBegun() && lapMs > last.timeMs()) {
            pass(last.timeMs(), lapMs, last, last);
        }
    }

    private void pass(double fromMs, double toMs, Reading from, Reading to) {
        int span = spanAt(fromMs);
        if (toMs - fromMs > GAP_MS) {
            spans[span].gap();
            return;
        }
        double atMs = fromMs;
        double kph = from.speedKph();
        while (span < ends.length && toMs > ends[span]) {
            double share = (ends[span] - fromMs) / (toMs - fromMs);
            double there = from.speedKph() + share * (to.speedKph() - from.speedKph());
            part(spans[span], from, to, kph, there, ends[span] - atMs);
            atMs = ends[span];
            kph = there;
            span++;
        }
        part(spans[span], from, to, kph, to.speedKph(), toMs - atMs);
    }

    private static void part(SpanSums span, Reading from, Reading to, double fromKph, double toKph, double tookMs) {
        if (tookMs > 0) {
            span.hold(from, tookMs / MILLIS);
            span.move(fromKph, toKph, tookMs / MILLIS);
            // Of a time in which the brakes went off, part is not braking.
            if (from.brake() == 1 && to.brake() == 1 && from != to) {
                span.brake(fromKph, toKph, tookMs / MILLIS);
            }
        }
    }

    private int spanAt(double timeMs) {
        int span = 0;
        while (span < ends.length && timeMs >= ends[span]) {
            span++;
        }
        return span;
    }
}
