package io.undercut.stream.sink;

import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A Parquet file in memory: its name in the lake is the checksum of its bytes, which must be known before it is published. */
final class MemoryFile implements OutputFile {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** What was written. */
    byte[] bytes() {
        return content.toByteArray();
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new PositionOutputStream() {
            @Override
            public long getPos() {
                return content.size();
            }

            @Override
            public void write(int octet) {
                content.write(octet);
            }

            @Override
            public void write(byte[] octets, int offset, int length) {
                content.write(octets, offset, length);
            }
        };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        content.reset();
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
