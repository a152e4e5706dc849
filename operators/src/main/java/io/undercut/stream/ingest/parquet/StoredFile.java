package io.undercut.stream.ingest.parquet;

import io.undercut.stream.lake.LakeFiles;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file on any file system Flink knows, as Parquet wants it.
 *
 * @param path where it lies
 * @param length its bytes
 */
record StoredFile(Path path, long length) implements InputFile {
    /** Looks the file up. */
    static StoredFile at(Path path) throws IOException {
        LakeFiles.requireEnd(path);
        return new StoredFile(path, path.getFileSystem().getFileStatus(path).getLen());
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        FSDataInputStream stream = path.getFileSystem().open(path);
        return new DelegatingSeekableInputStream(stream) {
            @Override
            public long getPos() throws IOException {
                return stream.getPos();
            }

            @Override
            public void seek(long position) throws IOException {
                stream.seek(position);
            }
        };
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
