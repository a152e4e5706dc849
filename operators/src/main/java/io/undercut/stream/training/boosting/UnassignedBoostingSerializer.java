package io.undercut.stream.training.boosting;

import io.undercut.stream.training.source.split.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The enumerator's state in a checkpoint, with a checksum. */
final class UnassignedBoostingSerializer implements SimpleVersionedSerializer<UnassignedBoosting> {
    private static final int VERSION = 1;

    private final BoostingProgressSerializer progress = new BoostingProgressSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(UnassignedBoosting unassigned) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        byte[] waiting = unassigned.waiting() == null ? new byte[0] : progress.serialize(unassigned.waiting());
        byte[] plan = unassigned.plan().getBytes(StandardCharsets.UTF_8);
        out.writeInt(waiting.length);
        out.write(waiting);
        out.writeInt(plan.length);
        out.write(plan);
        return Seal.sealed(out);
    }

    @Override
    public UnassignedBoosting deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("enumerator state has version " + version + "; this build reads " + VERSION);
        }
        Seal.verify(bytes, "what boosting has no reader yet");
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        byte[] waiting = new byte[in.readInt()];
        in.readFully(waiting);
        byte[] plan = new byte[in.readInt()];
        in.readFully(plan);
        return new UnassignedBoosting(
                waiting.length == 0 ? null : progress.deserialize(progress.getVersion(), waiting),
                new String(plan, StandardCharsets.UTF_8));
    }
}
