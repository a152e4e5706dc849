package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.source.enumerator.SavedPlan;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Boosting as a source: its splits are the members, or the parts of one, its records what each member has come to with a segment. */
public final class BoostingSource implements Source<Chunk, BoostingProgress, UnassignedBoosting> {
    private static final long serialVersionUID = 1L;

    private final BoostingPlan plan;
    private final ShardedExamples examples;
    private final Deadline deadline;
    private final Clock clock;

    /**
     * Boosts on all shards of some examples.
     *
     * @param clock tells when the deadline has passed; shipped to the task
     */
    public BoostingSource(BoostingPlan plan, ShardedExamples examples, Deadline deadline, Clock clock) {
        this.plan = plan;
        this.examples = examples;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<BoostingProgress, UnassignedBoosting> createEnumerator(
            SplitEnumeratorContext<BoostingProgress> context) {
        List<BoostingProgress> splits = IntStream.range(0, plan.splits())
                .mapToObj(BoostingProgress::none)
                .toList();
        return restoreEnumerator(context, new UnassignedBoosting(splits, SavedPlan.text(plan)));
    }

    @Override
    public SplitEnumerator<BoostingProgress, UnassignedBoosting> restoreEnumerator(
            SplitEnumeratorContext<BoostingProgress> context, UnassignedBoosting checkpoint) {
        return new BoostingEnumerator(context, checkpoint, SavedPlan.text(plan));
    }

    @Override
    public SourceReader<Chunk, BoostingProgress> createReader(SourceReaderContext context) {
        return plan.parts() == null
                ? new BoostingReader(plan, examples, deadline, clock)
                : new PartsReader(plan, examples, deadline, clock, context);
    }

    @Override
    public SimpleVersionedSerializer<BoostingProgress> getSplitSerializer() {
        return new BoostingProgressSerializer();
    }

    @Override
    public SimpleVersionedSerializer<UnassignedBoosting> getEnumeratorCheckpointSerializer() {
        return new UnassignedBoostingSerializer();
    }
}
