package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.source.split.Seal;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Boosting in a checkpoint, with a checksum. */
final class BoostingProgressSerializer implements SimpleVersionedSerializer<BoostingProgress> {
    private static final int VERSION = 1;
    private static final int NONE = -1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(BoostingProgress progress) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        byte[] last = progress.last().encode();
        out.writeInt(last.length);
        out.write(last);
        out.writeInt(progress.trees() == null ? NONE : progress.trees().length);
        if (progress.trees() != null) {
            out.write(progress.trees());
        }
        return Seal.sealed(out);
    }

    @Override
    public BoostingProgress deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("boosting's state has version " + version + "; this build reads " + VERSION);
        }
        Seal.verify(bytes, "the state of boosting");
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        byte[] last = new byte[in.readInt()];
        in.readFully(last);
        int length = in.readInt();
        byte[] trees = length == NONE ? null : new byte[length];
        if (trees != null) {
            in.readFully(trees);
        }
        return new BoostingProgress(RoundDecision.decode(last), trees);
    }
}
