package io.undercut.stream.training.source.enumerator;

import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplitSerializer;
import io.undercut.stream.training.source.split.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The enumerator's state in a checkpoint. */
public final class UnassignedReplicasSerializer implements SimpleVersionedSerializer<UnassignedReplicas> {
    private static final int VERSION = 2;

    private final ReplicaSplitSerializer splits = new ReplicaSplitSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(UnassignedReplicas unassigned) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        out.writeInt(unassigned.replicas().size());
        for (ReplicaSplit split : unassigned.replicas()) {
            byte[] bytes = splits.serialize(split);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        byte[] plan = unassigned.plan().getBytes(StandardCharsets.UTF_8);
        out.writeInt(plan.length);
        out.write(plan);
        return Seal.sealed(out);
    }

    @Override
    public UnassignedReplicas deserialize(int version, byte[] serialized) throws IOException {
        if (version != getVersion()) {
            throw new IOException("enumerator state has version " + version + "; this build reads " + getVersion());
        }
        Seal.verify(serialized, "the list of replicas without a reader");
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        int count = in.readInt();
        List<ReplicaSplit> replicas = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            replicas.add(splits.deserialize(splits.getVersion(), bytes));
        }
        byte[] plan = new byte[in.readInt()];
        in.readFully(plan);
        return new UnassignedReplicas(replicas, new String(plan, StandardCharsets.UTF_8));
    }
}
