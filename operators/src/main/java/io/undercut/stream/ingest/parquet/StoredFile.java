package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.ExceptionUtils;
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
    /** Looks the file up; a fault where the storage fails. */
    static StoredFile at(Path path) throws IOException {
        LakeFiles.requireEnd(path);
        try {
            return new StoredFile(path, path.getFileSystem().getFileStatus(path).getLen());
        } catch (FileNotFoundException absent) {
            throw absent;
        } catch (IOException problem) {
            throw LakeFiles.unreachable("read", path, problem);
        }
    }

    /** Throws on what the storage had against reading, if that is what a reader failed of: the file may be as good as ever. */
    static void throwIfStorageFailed(Throwable failure) {
        ExceptionUtils.findThrowable(failure, Fault.class)
                .filter(fault -> fault.reason() != FaultReason.DATA_VALIDATION_FAILURE)
                .ifPresent(fault -> {
                    throw fault;
                });
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        StorageStream stream = open();
        return new DelegatingSeekableInputStream(stream) {
            @Override
            public long getPos() {
                return stream.position();
            }

            @Override
            public void seek(long position) throws IOException {
                stream.seek(position);
            }
        };
    }

    /** All bytes of the file, in one go. */
    byte[] content() throws IOException {
        try (StorageStream stream = open()) {
            return stream.readAllBytes();
        }
    }

    private StorageStream open() throws IOException {
        try {
            return new StorageStream(path, length, path.getFileSystem().open(path));
        } catch (FileNotFoundException absent) {
            throw absent;
        } catch (IOException problem) {
            throw LakeFiles.unreachable("read", path, problem);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
