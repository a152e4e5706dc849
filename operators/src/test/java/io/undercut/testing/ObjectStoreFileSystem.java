package io.undercut.testing;

import io.undercut.testing.TestBucket.Known;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.FileSystemKind;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter;

/**
 * {@code objectstore://bucket/key}: a file system as those over object stores are. There are no folders: making one does nothing, and one is
 * there when an object lies below it. What is written shows when its stream is closed, whole. Creating what must not exist yet fails on
 * closing if somebody was first. Renaming is copying and deleting, object by object. Nothing is appended.
 */
public final class ObjectStoreFileSystem extends FileSystem {
    /** Before the bucket. */
    public static final String SCHEME = "objectstore";

    private final URI uri;
    private final TestBucket bucket;

    private ObjectStoreFileSystem(URI uri) {
        this.uri = URI.create(SCHEME + "://" + uri.getAuthority() + "/");
        this.bucket = TestBucket.named(uri.getAuthority());
    }

    /** Found by Flink on the class path. */
    public static final class Factory implements FileSystemFactory {
        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileSystem create(URI uri) throws IOException {
            if (uri.getAuthority() == null) {
                throw new IOException(uri + " names no bucket");
            }
            return new ObjectStoreFileSystem(uri);
        }
    }

    private static String key(Path path) {
        String key = path.getPath();
        return key.startsWith("/") ? key.substring(1) : key;
    }

    private Path path(String key) {
        return new Path(uri.getScheme(), uri.getAuthority(), "/" + key);
    }

    @Override
    public Path getWorkingDirectory() {
        return path("");
    }

    @Override
    public Path getHomeDirectory() {
        return path("");
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        Known known = bucket.look(key(path));
        if (known != null) {
            return new Status(path, known, false);
        }
        if (bucket.isFolder(key(path))) {
            return new Status(path, new Known(0, 0), true);
        }
        throw new FileNotFoundException(path + " is neither an object nor a folder");
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) {
        return new BlockLocation[] {new WholeObject(file.getLen())};
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return open(path);
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        return new ObjectInput(bucket.read(key(path)));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        String folder = key(path);
        SortedMap<String, Known> below = bucket.list(folder);
        Map<String, FileStatus> children = new TreeMap<>();
        int prefix = folder.isEmpty() ? 0 : folder.length() + 1;
        below.forEach((key, known) -> {
            int slash = key.indexOf('/', prefix);
            String child = slash < 0 ? key : key.substring(0, slash);
            children.put(child, new Status(path(child), slash < 0 ? known : new Known(0, 0), slash >= 0));
        });
        if (children.isEmpty()) {
            FileStatus self = getFileStatus(path);
            return self.isDir() ? new FileStatus[0] : new FileStatus[] {self};
        }
        return children.values().toArray(FileStatus[]::new);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        if (bucket.delete(key(path))) {
            return true;
        }
        List<String> below = List.copyOf(bucket.list(key(path)).keySet());
        if (!below.isEmpty() && !recursive) {
            throw new IOException(path + " is not empty");
        }
        for (String key : below) {
            bucket.delete(key);
        }
        return !below.isEmpty();
    }

    @Override
    public FileSystemKind getKind() {
        return FileSystemKind.OBJECT_STORE;
    }

    @Override
    public boolean mkdirs(Path path) {
        return true;
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode overwrite) throws IOException {
        return new ObjectOutput(bytes -> {
            if (!bucket.write(key(path), bytes, overwrite == WriteMode.NO_OVERWRITE)) {
                throw new IOException("412 Precondition Failed: object " + path + " already exists");
            }
        });
    }

    @Override
    public RecoverableWriter createRecoverableWriter() throws IOException {
        return bucket.isRecoverable()
                ? new ObjectRecoverableWriter((path, bytes) -> bucket.write(key(path), bytes, false))
                : super.createRecoverableWriter();
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        List<String> keys = new ArrayList<>(bucket.list(key(from)).keySet());
        if (bucket.look(key(from)) != null) {
            keys.add(key(from));
        }
        for (String key : keys) {
            bucket.rename(key, key(to) + key.substring(key(from).length()));
        }
        return !keys.isEmpty();
    }

    private record WholeObject(long length) implements BlockLocation {
        @Override
        public String[] getHosts() {
            return new String[] {"localhost"};
        }

        @Override
        public long getOffset() {
            return 0;
        }

        @Override
        public long getLength() {
            return length;
        }

        @Override
        public int compareTo(BlockLocation other) {
            return Long.compare(0, other.getOffset());
        }
    }

    private record Status(Path path, Known known, boolean folder) implements FileStatus {
        @Override
        public long getLen() {
            return known.length();
        }

        @Override
        public long getBlockSize() {
            return known.length();
        }

        @Override
        public short getReplication() {
            return 1;
        }

        @Override
        public long getModificationTime() {
            return known.time();
        }

        @Override
        public long getAccessTime() {
            return known.time();
        }

        @Override
        public boolean isDir() {
            return folder;
        }

        @Override
        public Path getPath() {
            return path;
        }
    }
}
