package io.undercut.stream.training.source.split;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A CRC32C at the end of state in a checkpoint, where Flink itself would accept a flipped byte. */
public final class Seal {
    private Seal() {}

    /** Everything written so far, and its checksum. */
    public static byte[] sealed(DataOutputSerializer out) throws IOException {
        out.writeInt(checksum(out.getSharedBuffer(), out.length()));
        return out.getCopyOfBuffer();
    }

    /**
     * Refuses bytes that were not sealed as they are, before any of them is read.
     *
     * @param what whose bytes, for the message
     */
    public static void verify(byte[] bytes, String what) {
        int length = bytes.length - Integer.BYTES;
        if (length < 0 || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
            throw new Fault(
                    FaultReason.INTEGRITY_FAILURE,
                    what + " is damaged: its checksum does not match; restore an older checkpoint");
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
