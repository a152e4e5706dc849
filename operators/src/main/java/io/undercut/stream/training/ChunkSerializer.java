package io.undercut.stream.training;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.round.Chunk;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private static final int HEADER_BYTES = 5 * Integer.BYTES + Double.BYTES;

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
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(chunk.index())
                .putInt(chunk.round())
                .putInt(chunk.first())
                .putInt(chunk.count())
                .putDouble(chunk.weight())
                .putInt(chunk.payload().length)
                .array();
        target.write(header);
        target.writeInt(checksum(header));
        target.write(chunk.payload());
        target.writeInt(checksum(header, chunk.payload()));
    }

    /** The header has a checksum of its own: memory for the payload is taken only once its length can be trusted. */
    @Override
    public Chunk deserialize(DataInputView source) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        source.readFully(header);
        if (source.readInt() != checksum(header)) {
            throw damaged("the header of a chunk");
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int index = fields.getInt();
        int round = fields.getInt();
        int first = fields.getInt();
        int count = fields.getInt();
        double weight = fields.getDouble();
        byte[] payload = new byte[fields.getInt()];
        source.readFully(payload);
        if (source.readInt() != checksum(header, payload)) {
            throw damaged("chunk " + index + " of round " + round);
        }
        return new Chunk(index, round, first, count, weight, payload);
    }

    private static Fault damaged(String what) {
        return new Fault(
                FaultReason.INTEGRITY_FAILURE,
                what + " is damaged: its checksum does not match; restore an older checkpoint");
    }

    private static int checksum(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) {
            crc.update(part);
        }
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
