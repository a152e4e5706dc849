package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.stream.training.ChunkSerializer;
import io.undercut.stream.training.boosting.SegmentRounds.Round;
import io.undercut.stream.training.round.Chunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Joins members' segments to rounds and gives out each one's decision and the trees of all. One instance a run. */
final class SegmentJoiner extends AbstractStreamOperator<Chunk> implements OneInputStreamOperator<Chunk, Chunk> {
    private static final long serialVersionUID = 1L;

    private final BoostingPlan plan;
    private transient SegmentRounds rounds;
    private transient ListState<Chunk> saved;

    SegmentJoiner(BoostingPlan plan) {
        this.plan = plan;
    }

    /** A member's newest segment on its way here. */
    static Chunk chunk(BoostingProgress progress) {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        try {
            progress.segment().writeTo(out);
        } catch (IOException e) {
            throw inMemory(e);
        }
        return new Chunk(progress.member(), progress.last().round(), progress.member(), 1, 0, out.getCopyOfBuffer());
    }

    /** Trees of all members as one payload. */
    private static byte[] payload(List<byte[]> trees) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        for (byte[] each : trees) {
            Segment.write(each, out);
        }
        return out.getCopyOfBuffer();
    }

    /** What {@link #payload} was made of. */
    static List<byte[]> trees(Chunk whole, int members) {
        DataInputDeserializer in = new DataInputDeserializer(whole.payload());
        List<byte[]> trees = new ArrayList<>();
        try {
            for (int member = 0; member < members; member++) {
                trees.add(Segment.read(in));
            }
        } catch (IOException e) {
            throw inMemory(e);
        }
        return trees;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        rounds = new SegmentRounds(plan.members().size());
        // Chunks carry a checksum that is verified on restore.
        saved = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("segments", ChunkSerializer.INSTANCE));
        for (Chunk chunk : saved.get()) {
            rounds.readFrom(new DataInputDeserializer(chunk.payload()));
        }
    }

    @Override
    public void processElement(StreamRecord<Chunk> element) throws IOException {
        Chunk chunk = element.getValue();
        Segment segment = Segment.readFrom(new DataInputDeserializer(chunk.payload()));
        for (Round round : rounds.offer(chunk.first(), segment)) {
            int number = round.decision().round();
            int members = plan.members().size();
            output.collect(new StreamRecord<>(new Chunk(
                    Chunk.METRICS, number, 0, members, 0, round.decision().encode())));
            output.collect(new StreamRecord<>(new Chunk(Chunk.WHOLE, number, 0, members, 0, payload(round.trees()))));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        DataOutputSerializer out = new DataOutputSerializer(1024);
        rounds.writeTo(out);
        saved.update(List.of(new Chunk(Chunk.WHOLE, 0, 0, plan.members().size(), 0, out.getCopyOfBuffer())));
    }

    private static Fault inMemory(IOException e) {
        return Fault.defect("trees could not be copied in memory", e);
    }
}
