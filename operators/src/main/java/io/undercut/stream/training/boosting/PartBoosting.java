package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.boosting.Collective;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.model.BoosterSpec;
import java.io.IOException;
import java.time.Clock;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Boosts one part of the rows while others boost the rest of them, and all come to the same trees. To be used by one thread alone.
 *
 * <p>What was come to before is what part 0 has kept: its checkpoint was taken with that of whoever takes its segments, whereas another
 * part's may be some segments ahead or behind.
 */
final class PartBoosting implements AutoCloseable {
    private static final int FIRST = 0;

    private final BoostingPlan plan;
    private final ShardedExamples examples;
    private final int part;
    private final Deadline deadline;
    private final Clock clock;

    private Collective collective;
    private Boosting boosting;
    private long rows;
    private BoostingProgress progress;

    PartBoosting(BoostingPlan plan, ShardedExamples examples, int part, Deadline deadline, Clock clock) {
        this.plan = plan;
        this.examples = examples;
        this.part = part;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Boosts the next segment with the others; first of all meets them.
     *
     * @param kept what this part comes with; of part 0 it is taken over by all
     */
    BoostingProgress next(BoostingProgress kept, MeetingPlace place) {
        if (collective == null) {
            begin(kept, place);
        }
        RoundDecision before = progress.last();
        // Out of time means decided on again, by the time there is now; the joiner has forgotten it.
        RoundDecision decision =
                before.outOfTime() ? before : new SegmentBoosting(plan.members().get(0), boosting, rows).after(before);
        progress = new BoostingProgress(part, byTheFirstClock(decision), trees(before));
        if (progress.last().ends()) {
            close();
        }
        return progress;
    }

    private byte[] trees(RoundDecision before) {
        if (part != FIRST) {
            return null;
        }
        return before.outOfTime() ? progress.trees() : boosting.trees();
    }

    /** Clocks differ, and all must stop after the same segment. */
    private RoundDecision byTheFirstClock(RoundDecision decision) {
        return RoundDecision.decode(
                collective.fromFirst(deadline.applied(decision, clock.millis()).encode()));
    }

    private void begin(BoostingProgress kept, MeetingPlace place) {
        BoosterSpec booster = plan.members().get(0).booster();
        ReplicaExamples own = read(booster);
        collective = Collective.join(place.host(), place.port(), part, plan.parts());
        rows = total(own.training().rows());
        Segment last = agreed(kept);
        progress = new BoostingProgress(part, last.decision(), part == FIRST ? last.trees() : null);
        boosting = Boosting.of(booster, plan.seed(0), own, last.trees(), collective);
    }

    /** Whoever cannot read says so before the others count on him. */
    private ReplicaExamples read(BoosterSpec booster) {
        try {
            ReplicaExamples own = examples.of(part, plan.parts());
            Boosting.requireFit(booster, own);
            return own;
        } catch (Fault fault) {
            // Examples that are bad or torn are so at every start.
            throw fault.reason().retryable() ? fault : new SuppressRestartsException(fault);
        }
    }

    private long total(int own) {
        double[] counted = new double[plan.parts()];
        counted[part] = own;
        double total = 0;
        int without = 0;
        for (double each : collective.sums(counted)) {
            total += each;
            without += each == 0 ? 1 : 0;
        }
        if (total == 0) {
            throw new SuppressRestartsException(BoostingReader.noRows());
        }
        if (without > 0) {
            // The same of all parts, so it does not matter whose failure comes first.
            throw new SuppressRestartsException(
                    Fault.configuration("training.boosting-parts is " + plan.parts() + ", and " + without
                            + " of the parts have no training rows; choose fewer, or learn from more races"));
        }
        return (long) total;
    }

    private Segment agreed(BoostingProgress kept) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(1024);
            kept.segment().writeTo(out);
            return Segment.readFrom(new DataInputDeserializer(collective.fromFirst(out.getCopyOfBuffer())));
        } catch (IOException e) {
            throw Fault.defect("trees could not be copied in memory", e);
        }
    }

    @Override
    public void close() {
        if (boosting != null) {
            boosting.close();
            boosting = null;
        }
        if (collective != null) {
            collective.close();
            collective = null;
        }
    }
}
