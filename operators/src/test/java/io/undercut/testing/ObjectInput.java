package io.undercut.testing;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;

/** Reads an object as it was when it was opened. */
final class ObjectInput extends FSDataInputStream {
    private final byte[] bytes;
    private int position;

    ObjectInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public void seek(long desired) throws IOException {
        if (desired < 0 || desired > bytes.length) {
            throw new IOException("position " + desired + " of " + bytes.length);
        }
        position = (int) desired;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public int read() {
        return position == bytes.length ? -1 : bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, bytes.length - position);
        if (count == 0) {
            return -1;
        }
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return bytes.length - position;
    }
}
