package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.Stopping;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Segments of several members joined to rounds, however far one is ahead of another: a round is over when every member has boosted that
 * segment, or its last. What a round comes to depends on the segments alone, not on when they come.
 */
final class SegmentRounds {
    /** Members end by themselves. */
    private static final Stopping NEVER = new Stopping(Integer.MAX_VALUE, 0);

    /** Of each member: the segment of the newest round, with the trees that stand for it. */
    private final List<Segment> joined;
    /** Of each member: the trees of its lowest validation loss up to the newest round; null before the first. */
    private final List<byte[]> best;
    /** Of each member: segments beyond the newest round, in order. */
    private final List<Deque<Segment>> ahead;

    private RoundDecision newest = RoundDecision.NONE;
    private boolean stopped;

    /** Before the first round. */
    SegmentRounds(int members) {
        this.joined = new ArrayList<>(Collections.nCopies(members, Segment.NONE));
        this.best = new ArrayList<>(Collections.nCopies(members, null));
        this.ahead = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            ahead.add(new ArrayDeque<>());
        }
    }

    /**
     * A round.
     *
     * @param decision what follows from the members' decisions
     * @param trees of each member; of those that stopped early the best ones
     */
    record Round(RoundDecision decision, List<byte[]> trees) {}

    /** Takes a member's next segment; gives the rounds that are over with it. */
    List<Round> offer(int member, Segment segment) {
        ahead.get(member).add(segment);
        List<Round> over = new ArrayList<>();
        for (Optional<Round> next = next(); next.isPresent(); next = next()) {
            over.add(next.get());
        }
        return over;
    }

    private Optional<Round> next() {
        boolean ended = joined.stream().allMatch(segment -> segment.decision().ends());
        List<Segment> next = new ArrayList<>();
        for (int member = 0; member < joined.size(); member++) {
            Segment last = joined.get(member);
            Segment following =
                    last.decision().ends() ? last : ahead.get(member).peek();
            if (stopped || ended || following == null) {
                return Optional.empty();
            }
            next.add(following);
        }
        RoundDecision decision = decision(next);
        Round round = new Round(decision, trees(next));
        if (decision.outOfTime()) {
            // Not taken in: the members that were out of time decide again when the job goes on.
            stopped = true;
        } else {
            takeIn(decision, round.trees());
        }
        return Optional.of(round);
    }

    private void takeIn(RoundDecision decision, List<byte[]> trees) {
        newest = decision;
        for (int member = 0; member < joined.size(); member++) {
            Segment taken = ahead.get(member).poll();
            if (taken != null) {
                if (taken.decision().improves()) {
                    // The segment before turned out to be the best so far.
                    best.set(member, joined.get(member).trees());
                }
                joined.set(member, new Segment(taken.decision(), trees.get(member)));
            }
        }
    }

    private List<byte[]> trees(List<Segment> next) {
        List<byte[]> trees = new ArrayList<>();
        for (int member = 0; member < next.size(); member++) {
            boolean early = next.get(member).decision().verdict() == RoundDecision.Verdict.STOPPED_EARLY;
            trees.add(early ? best.get(member) : next.get(member).trees());
        }
        return trees;
    }

    /** Losses are means over the members; a round is as far as the member that is farthest. */
    private RoundDecision decision(List<Segment> next) {
        double loss = 0;
        double validation = 0;
        long seen = 0;
        double epoch = 0;
        for (Segment segment : next) {
            loss += segment.decision().loss();
            validation += segment.decision().validationLoss();
            seen += segment.decision().seen();
            epoch = Math.max(epoch, segment.decision().epoch());
        }
        RoundDecision decision =
                newest.followedBy(newest.round() + 1, loss / next.size(), validation / next.size(), seen, epoch, NEVER);
        return decision.with(verdict(next));
    }

    private static RoundDecision.Verdict verdict(List<Segment> next) {
        if (next.stream().anyMatch(segment -> segment.decision().outOfTime())) {
            return RoundDecision.Verdict.OUT_OF_TIME;
        }
        if (!next.stream().allMatch(segment -> segment.decision().ends())) {
            return RoundDecision.Verdict.CONTINUE;
        }
        boolean early =
                next.stream().allMatch(segment -> segment.decision().verdict() == RoundDecision.Verdict.STOPPED_EARLY);
        return early ? RoundDecision.Verdict.STOPPED_EARLY : RoundDecision.Verdict.COMPLETE;
    }

    /** For a checkpoint. Segments that were out of time are left out: after a restore they come again, by the time there is then. */
    void writeTo(DataOutputView out) throws IOException {
        Segment.write(newest.encode(), out);
        for (int member = 0; member < joined.size(); member++) {
            joined.get(member).writeTo(out);
            Segment.write(best.get(member), out);
            List<Segment> kept = ahead.get(member).stream()
                    .filter(segment -> !segment.decision().outOfTime())
                    .toList();
            out.writeInt(kept.size());
            for (Segment segment : kept) {
                segment.writeTo(out);
            }
        }
    }

    /** As it was at a checkpoint; to be called before the first segment. */
    void readFrom(DataInputView in) throws IOException {
        newest = RoundDecision.decode(Segment.read(in));
        for (int member = 0; member < joined.size(); member++) {
            joined.set(member, Segment.readFrom(in));
            best.set(member, Segment.read(in));
            int segments = in.readInt();
            for (int segment = 0; segment < segments; segment++) {
                ahead.get(member).add(Segment.readFrom(in));
            }
        }
    }
}
