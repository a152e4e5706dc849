package io.undercut.testing;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.apache.flink.core.fs.local.LocalRecoverableWriter;

/** {@code slow:///folder}: the local disk, on which each file takes a while to be opened for writing. */
public final class SlowFileSystem extends LocalFileSystem {
    /** Before the path. */
    public static final String SCHEME = "slow";

    private static final long MILLIS = 120;

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode overwrite) throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
        return super.create(path, overwrite);
    }

    @Override
    public LocalRecoverableWriter createRecoverableWriter() throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
        return super.createRecoverableWriter();
    }

    /** Found by Flink on the class path. */
    public static final class Factory implements FileSystemFactory {
        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileSystem create(URI uri) {
            return new SlowFileSystem();
        }
    }
}
