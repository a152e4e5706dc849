package io.undercut.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;

/** Gathers an object, which shows when this is closed. Who closes after a failure publishes the half, as with real ones. */
final class ObjectOutput extends FSDataOutputStream {
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final Target target;
    private boolean closed;

    /** Where the whole object goes. */
    interface Target {
        void put(byte[] bytes) throws IOException;
    }

    ObjectOutput(Target target) {
        this.target = target;
    }

    @Override
    public long getPos() {
        return gathered.size();
    }

    @Override
    public void write(int octet) {
        gathered.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        gathered.write(octets, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void sync() {}

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            target.put(gathered.toByteArray());
        }
    }
}
