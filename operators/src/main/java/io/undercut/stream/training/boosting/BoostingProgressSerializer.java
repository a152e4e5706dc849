package io.undercut.stream.training.boosting;

import io.undercut.stream.training.source.split.Seal;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A member's boosting in a checkpoint, with a checksum. */
final class BoostingProgressSerializer implements SimpleVersionedSerializer<BoostingProgress> {
    /** 2 since a training may have several members. */
    private static final int VERSION = 2;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(BoostingProgress progress) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        out.writeInt(progress.member());
        progress.segment().writeTo(out);
        return Seal.sealed(out);
    }

    @Override
    public BoostingProgress deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("boosting's state has version " + version + "; this build reads " + VERSION);
        }
        Seal.verify(bytes, "the state of boosting");
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int member = in.readInt();
        Segment segment = Segment.readFrom(in);
        return new BoostingProgress(member, segment.decision(), segment.trees());
    }
}
