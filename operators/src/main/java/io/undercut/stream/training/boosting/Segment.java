package io.undercut.stream.training.boosting;

import io.undercut.stream.training.round.RoundDecision;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a member has come to with a segment.
 *
 * @param decision what was decided with it; none before the first
 * @param trees the trees so far; null before the first
 */
@SuppressWarnings("ArrayRecordComponent")
record Segment(RoundDecision decision, byte[] trees) {
    private static final int NOTHING = -1;

    /** Before the first. */
    static final Segment NONE = new Segment(RoundDecision.NONE, null);

    void writeTo(DataOutputView out) throws IOException {
        write(decision.encode(), out);
        write(trees, out);
    }

    static Segment readFrom(DataInputView in) throws IOException {
        return new Segment(RoundDecision.decode(read(in)), read(in));
    }

    static void write(byte[] bytes, DataOutputView out) throws IOException {
        out.writeInt(bytes == null ? NOTHING : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static byte[] read(DataInputView in) throws IOException {
        int length = in.readInt();
        if (length == NOTHING) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
