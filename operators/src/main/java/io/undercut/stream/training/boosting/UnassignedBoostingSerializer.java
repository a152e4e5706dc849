package io.undercut.stream.training.boosting;

import io.undercut.stream.training.source.split.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The enumerator's state in a checkpoint, with a checksum. */
final class UnassignedBoostingSerializer implements SimpleVersionedSerializer<UnassignedBoosting> {
    /** 2 since a training may have several members. */
    private static final int VERSION = 2;

    private final BoostingProgressSerializer progress = new BoostingProgressSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(UnassignedBoosting unassigned) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        byte[] plan = unassigned.plan().getBytes(StandardCharsets.UTF_8);
        out.writeInt(unassigned.waiting().size());
        for (BoostingProgress waiting : unassigned.waiting()) {
            Segment.write(progress.serialize(waiting), out);
        }
        Segment.write(plan, out);
        return Seal.sealed(out);
    }

    @Override
    public UnassignedBoosting deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("enumerator state has version " + version + "; this build reads " + VERSION);
        }
        Seal.verify(bytes, "what boosting has no reader yet");
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int members = in.readInt();
        List<BoostingProgress> waiting = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            waiting.add(progress.deserialize(progress.getVersion(), Segment.read(in)));
        }
        return new UnassignedBoosting(waiting, new String(Segment.read(in), StandardCharsets.UTF_8));
    }
}
