package io.undercut.stream.feature.telemetry;

/**
 * A lap that is over, with the sums of its samples.
 *
 * @param frame its row
 * @param whole the whole lap
 * @param sectors its three sectors; null where their ends are unknown
 */
record FoldedLap(LapFrame frame, SpanFold whole, SpanFold sectors) {
    SpanSums lap() {
        return whole.span(0);
    }

    double lapSeconds() {
        return frame.lapMs() == LapFrame.UNKNOWN ? Double.NaN : frame.lapMs() / 1000.0;
    }
}
