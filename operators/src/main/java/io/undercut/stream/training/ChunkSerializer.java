package io.undercut.stream.training;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.util.zip.CRC32C;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Chunks on the wire and in state. Flink accepts a checkpoint with a flipped byte, so every chunk carries a CRC32C and is verified when
 * it is read.
 */
public final class ChunkSerializer extends TypeSerializerSingleton<Chunk> {
    private static final long serialVersionUID = 1L;

    /** The one instance. */
    public static final ChunkSerializer INSTANCE = new ChunkSerializer();

    private ChunkSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public Chunk createInstance() {
        return new Chunk(0, 0, 0, 0, 0, new byte[0]);
    }

    @Override
    public Chunk copy(Chunk from) {
        return from;
    }

    @Override
    public Chunk copy(Chunk from, Chunk reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Chunk chunk, DataOutputView target) throws IOException {
        target.writeInt(chunk.index());
        target.writeInt(chunk.round());
        target.writeInt(chunk.first());
        target.writeInt(chunk.count());
        target.writeDouble(chunk.weight());
        target.writeInt(chunk.payload().length);
        target.write(chunk.payload());
        target.writeInt(checksum(chunk));
    }

    @Override
    public Chunk deserialize(DataInputView source) throws IOException {
        int index = source.readInt();
        int round = source.readInt();
        int first = source.readInt();
        int count = source.readInt();
        double weight = source.readDouble();
        int length = source.readInt();
        if (length < 0) {
            throw damaged(index, round);
        }
        byte[] payload = new byte[length];
        source.readFully(payload);
        Chunk chunk = new Chunk(index, round, first, count, weight, payload);
        if (source.readInt() != checksum(chunk)) {
            throw damaged(index, round);
        }
        return chunk;
    }

    private static Fault damaged(int index, int round) {
        return new Fault(
                FaultReason.INTEGRITY_FAILURE,
                "chunk " + index + " of round " + round
                        + " is damaged: its checksum does not match; restore an older checkpoint");
    }

    private static int checksum(Chunk chunk) {
        CRC32C crc = new CRC32C();
        crc.update(chunk.index());
        for (int field : new int[] {chunk.round(), chunk.first(), chunk.count()}) {
            crc.update(field >>> 24);
            crc.update(field >>> 16);
            crc.update(field >>> 8);
            crc.update(field);
        }
        long weight = Double.doubleToLongBits(chunk.weight());
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (weight >>> shift));
        }
        crc.update(chunk.payload());
        return (int) crc.getValue();
    }

    @Override
    public Chunk deserialize(Chunk reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<Chunk> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Found by name when state is restored. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Chunk> {
        /** Called by Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
