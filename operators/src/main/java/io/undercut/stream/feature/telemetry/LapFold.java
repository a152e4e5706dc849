package io.undercut.stream.feature.telemetry;

import io.undercut.stream.record.Samples;

/**
 * Folds one lap of one car. Samples whose sector is not known yet, since the lap's row has not come, wait as bytes; where the row comes
 * first, as in batch, none do.
 */
final class LapFold {
    private static final int SECTORS = 3;

    private final int lap;
    private final SpanFold whole;
    private final Samples backlog;
    private SpanFold sectors;
    private LapFrame frame;

    LapFold(int lap) {
        this.lap = lap;
        this.whole = new SpanFold(SpanFold.fresh(1));
        this.backlog = new Samples();
    }

    LapFold(LapState state) {
        this.lap = state.lap();
        this.whole = new SpanFold(state.whole());
        this.backlog = Samples.of(state.backlog());
        this.frame = state.frame();
        this.sectors = frame != null && frame.hasSectors() ? sectors(frame, state.sectors()) : null;
    }

    private static SpanFold sectors(LapFrame frame, double[] cells) {
        return new SpanFold(cells, frame.firstEndMs(), frame.secondEndMs());
    }

    LapState state() {
        return new LapState(
                lap, whole.cells(), sectors == null ? new double[0] : sectors.cells(), backlog.toBytes(), frame);
    }

    int lap() {
        return lap;
    }

    boolean hasSamples() {
        return whole.hasBegun();
    }

    boolean hasFrame() {
        return frame != null;
    }

    /** The next sample of the lap. */
    void add(Samples samples, int index) {
        whole.add(samples, index);
        if (sectors != null) {
            sectors.add(samples, index);
        } else if (frame == null) {
            backlog.add(samples, index);
        }
    }

    /** The lap's row. */
    void frame(LapFrame found) {
        frame = found;
        if (found.hasSectors()) {
            sectors = sectors(found, SpanFold.fresh(SECTORS));
            for (int index = 0; index < backlog.count(); index++) {
                sectors.add(backlog, index);
            }
        }
        backlog.clear();
    }

    /** Ends the lap. */
    FoldedLap finished() {
        LapFrame known = frame == null ? LapFrame.without(lap) : frame;
        whole.finish(known.lapMs());
        if (sectors != null) {
            sectors.finish(known.lapMs());
        }
        return new FoldedLap(known, whole, sectors);
    }
}
