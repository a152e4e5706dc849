package io.undercut.stream.training.source.split;

import io.undercut.zoo.network.NetworkState;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Replicas in a checkpoint, each with a CRC32C: Flink itself accepts a flipped byte and would finish with a wrong model. */
public final class ReplicaSplitSerializer implements SimpleVersionedSerializer<ReplicaSplit> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(ReplicaSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        out.writeInt(split.replica());
        out.writeByte(split.phase().ordinal());
        ReplicaSplit.Cursor cursor = split.cursor();
        out.writeInt(cursor.round());
        out.writeInt(cursor.step());
        out.writeInt(cursor.epoch());
        out.writeInt(cursor.position());
        out.writeLong(cursor.seen());
        out.writeLong(cursor.samples());
        out.writeDouble(cursor.lossSum());
        out.writeLong(cursor.validated());
        out.writeDouble(cursor.validationLossSum());
        out.writeBoolean(split.state() != null);
        if (split.state() != null) {
            out.writeInt(split.state().iteration());
            write(out, split.state().parameters());
            write(out, split.state().updater());
        }
        return Seal.sealed(out);
    }

    @Override
    public ReplicaSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("replica state has version " + version + "; this build reads " + VERSION);
        }
        Seal.verify(bytes, "the state of a replica");
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int replica = in.readInt();
        ReplicaSplit.Phase phase = ReplicaSplit.Phase.values()[in.readByte()];
        ReplicaSplit.Cursor cursor = new ReplicaSplit.Cursor(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readLong(),
                in.readDouble());
        NetworkState state = null;
        if (in.readBoolean()) {
            int iteration = in.readInt();
            state = new NetworkState(read(in), read(in), iteration);
        }
        return new ReplicaSplit(replica, phase, cursor, state);
    }

    private static void write(DataOutputSerializer out, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        out.writeInt(values.length);
        out.write(bytes.array());
    }

    private static float[] read(DataInputDeserializer in) throws IOException {
        float[] values = new float[in.readInt()];
        byte[] bytes = new byte[values.length * Float.BYTES];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
