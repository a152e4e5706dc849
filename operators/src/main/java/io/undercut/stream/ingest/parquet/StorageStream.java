package io.undercut.stream.ingest.parquet;

import io.undercut.stream.lake.LakeFiles;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * The bytes of a file, which tells a storage that fails from a file that is damaged: the one is a fault that a second try may mend, the other
 * an exception of whoever decodes the bytes.
 */
final class StorageStream extends InputStream {
    private final Path path;
    private final long length;
    private final FSDataInputStream stream;

    StorageStream(Path path, long length, FSDataInputStream stream) {
        this.path = path;
        this.length = length;
        this.stream = stream;
    }

    long position() {
        return asked(stream::getPos);
    }

    /** Goes to a byte; an exception where the file has none there, as a damaged footer may say. */
    void seek(long position) throws IOException {
        if (position < 0 || position > length) {
            throw new IOException("byte " + position + " is outside of the file's " + length);
        }
        asked(() -> {
            stream.seek(position);
            return position;
        });
    }

    @Override
    public int read() {
        return asked(stream::read);
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        return asked(() -> stream.read(into, offset, count));
    }

    @Override
    public int available() {
        return asked(stream::available);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.answer();
        } catch (IOException problem) {
            throw LakeFiles.unreachable("read", path, problem);
        }
    }

    private interface Question<T> {
        T answer() throws IOException;
    }
}
