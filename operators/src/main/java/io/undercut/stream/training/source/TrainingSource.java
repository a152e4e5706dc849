package io.undercut.stream.training.source;

import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.stream.training.source.enumerator.ReplicaEnumerator;
import io.undercut.stream.training.source.enumerator.SavedPlan;
import io.undercut.stream.training.source.enumerator.UnassignedReplicas;
import io.undercut.stream.training.source.enumerator.UnassignedReplicasSerializer;
import io.undercut.stream.training.source.reader.TrainingReader;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplitSerializer;
import io.undercut.zoo.example.ShardedExamples;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Training as a source: its splits are replicas, its records their contributions to each round's average. */
public final class TrainingSource implements Source<Chunk, ReplicaSplit, UnassignedReplicas> {
    private static final long serialVersionUID = 1L;

    private final TrainingPlan plan;
    private final VectorLayout layout;
    private final ShardedExamples examples;

    /** Trains a plan on examples, each replica on its own shard. */
    public TrainingSource(TrainingPlan plan, VectorLayout layout, ShardedExamples examples) {
        this.plan = plan;
        this.layout = layout;
        this.examples = examples;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<ReplicaSplit, UnassignedReplicas> createEnumerator(
            SplitEnumeratorContext<ReplicaSplit> context) {
        return restoreEnumerator(
                context,
                new UnassignedReplicas(
                        IntStream.range(0, plan.replicas())
                                .mapToObj(ReplicaSplit::fresh)
                                .toList(),
                        SavedPlan.text(plan)));
    }

    @Override
    public SplitEnumerator<ReplicaSplit, UnassignedReplicas> restoreEnumerator(
            SplitEnumeratorContext<ReplicaSplit> context, UnassignedReplicas checkpoint) {
        return new ReplicaEnumerator(context, checkpoint, SavedPlan.text(plan));
    }

    @Override
    public SourceReader<Chunk, ReplicaSplit> createReader(SourceReaderContext context) {
        return new TrainingReader(context, plan, layout, examples);
    }

    @Override
    public SimpleVersionedSerializer<ReplicaSplit> getSplitSerializer() {
        return new ReplicaSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<UnassignedReplicas> getEnumeratorCheckpointSerializer() {
        return new UnassignedReplicasSerializer();
    }
}
