package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.RoundDecision;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Boosting at a moment between two segments.
 *
 * @param last what was decided with the last segment; none before the first
 * @param trees the trees so far; null before the first segment
 */
@SuppressWarnings("ArrayRecordComponent")
public record BoostingProgress(RoundDecision last, byte[] trees) implements SourceSplit {
    /** Before the first segment. */
    public static final BoostingProgress NONE = new BoostingProgress(RoundDecision.NONE, null);

    @Override
    public String splitId() {
        return "boosting";
    }
}
