package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.RoundDecision;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A member's boosting at a moment between two segments or, where its rows are divided, that of a part.
 *
 * @param member its number, from 0; of a part the part's
 * @param last what was decided with the last segment; none before the first
 * @param trees the trees so far; null before the first segment, and of all parts but the first: the trees are the same
 */
@SuppressWarnings("ArrayRecordComponent")
public record BoostingProgress(int member, RoundDecision last, byte[] trees) implements SourceSplit {
    /** Before the first segment. */
    static BoostingProgress none(int member) {
        return new BoostingProgress(member, RoundDecision.NONE, null);
    }

    @Override
    public String splitId() {
        return "boosting-" + member;
    }

    Segment segment() {
        return new Segment(last, trees);
    }
}
