package io.undercut.stream.store;

import io.undercut.fault.StorageFault;
import io.undercut.zoo.registry.store.ArtifactPath;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * A folder of any file system Flink knows as an artifact store. All it needs is that creating an object that must not exist yet is decided
 * by the storage, and that an object read by its name is the newest. No rename, no lock, no folder, no list decides anything.
 *
 * <p>The first content of {@code a/b} is the object {@code a/b}; each change of it is one more object, {@code a/.b.1}, {@code a/.b.2} and so
 * on, created only if nobody else has created that number. A deletion is such a change. The newest number counts; it is found by asking
 * for names, never by a list. Older ones stay.
 */
final class ObjectArtifactStore implements ArtifactStore {
    private static final byte GONE = 0;
    private static final byte CONTENT = 1;
    /** What storages say of an object that was to be new and is there. */
    private static final Pattern TAKEN =
            Pattern.compile("already ?exists|precondition|conditionNotMet|\\b412\\b", Pattern.CASE_INSENSITIVE);

    private final Path root;
    private final FileSystem fileSystem;
    /** By path the newest number seen: numbers only grow. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    ObjectArtifactStore(Path root) {
        this.root = root;
        this.fileSystem = ArtifactStores.fileSystem(root);
    }

    @Override
    public String uri() {
        String uri = root.toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    @Override
    public Optional<StoredObject> read(String path) {
        ArtifactPath.checked(path);
        long newest = newest(path);
        return newest < 0 ? Optional.empty() : content(path, newest);
    }

    /** What one change left; empty if that was a deletion. */
    private Optional<StoredObject> content(String path, long number) {
        byte[] bytes = bytes(object(path, number));
        String generation = Long.toString(number);
        if (number == 0) {
            return Optional.of(new StoredObject(bytes, generation));
        }
        return bytes[0] == GONE
                ? Optional.empty()
                : Optional.of(new StoredObject(Arrays.copyOfRange(bytes, 1, bytes.length), generation));
    }

    @Override
    public List<String> list(String prefix) {
        ArtifactPath.checkedPrefix(prefix);
        List<String> paths = new ArrayList<>();
        gather(prefix, paths);
        Collections.sort(paths);
        return paths;
    }

    private void gather(String prefix, List<String> paths) {
        Path folder = prefix.isEmpty() ? root : new Path(root, prefix.substring(0, prefix.length() - 1));
        Set<String> names = new HashSet<>();
        List<String> folders = new ArrayList<>();
        for (FileStatus status : listed(folder)) {
            (status.isDir() ? folders : names).add(status.getPath().getName());
        }
        for (String name : names) {
            String path = prefix + name;
            // Only what was changed can be gone.
            if (!name.startsWith(".")
                    && (!names.contains("." + name + ".1") || read(path).isPresent())) {
                paths.add(path);
            }
        }
        folders.stream().filter(name -> !name.startsWith(".")).forEach(name -> gather(prefix + name + "/", paths));
    }

    private List<FileStatus> listed(Path folder) {
        try {
            FileStatus[] found = fileSystem.listStatus(folder);
            boolean isFolder = found != null
                    && !(found.length == 1
                            && !found[0].isDir()
                            && found[0].getPath().getPath().equals(folder.getPath()));
            return isFolder ? Arrays.asList(found) : List.of();
        } catch (FileNotFoundException absent) {
            return List.of();
        } catch (IOException problem) {
            throw StorageFault.of("cannot list " + folder, problem);
        }
    }

    @Override
    public boolean createIfAbsent(String path, byte[] bytes) {
        ArtifactPath.checked(path);
        long newest = newest(path);
        if (newest >= 0 && content(path, newest).isPresent()) {
            return false;
        }
        return newest < 0 ? create(path, 0, bytes) : create(path, newest + 1, marked(CONTENT, bytes));
    }

    @Override
    public boolean compareAndSwap(String path, String generation, byte[] next) {
        return change(ArtifactPath.checked(path), generation, marked(CONTENT, next));
    }

    @Override
    public boolean delete(String path, String generation) {
        return change(ArtifactPath.checked(path), generation, new byte[] {GONE});
    }

    private boolean change(String path, String generation, byte[] next) {
        long newest = newest(path);
        return newest >= 0
                && Long.toString(newest).equals(generation)
                && content(path, newest).isPresent()
                && create(path, newest + 1, next);
    }

    private static byte[] marked(byte mark, byte[] bytes) {
        byte[] marked = new byte[bytes.length + 1];
        marked[0] = mark;
        System.arraycopy(bytes, 0, marked, 1, bytes.length);
        return marked;
    }

    /** Creates an object; false if somebody else has created it. */
    private boolean create(String path, long number, byte[] bytes) {
        Path object = object(path, number);
        try {
            // Closing publishes what was written so far, so a stream that failed is not closed: it must never show.
            FSDataOutputStream stream = fileSystem.create(object, WriteMode.NO_OVERWRITE);
            stream.write(bytes);
            stream.close();
        } catch (IOException problem) {
            return refused(object, bytes, problem);
        }
        seen.merge(path, number, Math::max);
        return true;
    }

    /** False if somebody else was first; a fault where nobody knows whether the write came about. */
    private boolean refused(Path object, byte[] bytes, IOException problem) {
        boolean told = TAKEN.matcher(String.valueOf(problem)).find();
        if (exists(object) && (told || !Arrays.equals(bytes(object), bytes))) {
            return false;
        }
        throw StorageFault.of("cannot write " + object, problem);
    }

    private byte[] bytes(Path object) {
        try (FSDataInputStream stream = fileSystem.open(object)) {
            return stream.readAllBytes();
        } catch (IOException problem) {
            throw StorageFault.of("cannot read " + object, problem);
        }
    }

    /** The number of the newest change; -1 where there never was an object. */
    private long newest(String path) {
        long known = seen.getOrDefault(path, -1L);
        if (known < 0 && !exists(object(path, 0))) {
            return -1;
        }
        long there = Math.max(known, 0);
        long step = 1;
        while (exists(object(path, there + step))) {
            there += step;
            step *= 2;
        }
        // All numbers up to the newest are there: now it is between the two.
        for (long half = step / 2; half > 0; half /= 2) {
            if (exists(object(path, there + half))) {
                there += half;
            }
        }
        seen.merge(path, there, Math::max);
        return there;
    }

    private boolean exists(Path object) {
        try {
            return !fileSystem.getFileStatus(object).isDir();
        } catch (FileNotFoundException absent) {
            return false;
        } catch (IOException problem) {
            throw StorageFault.of("cannot look up " + object, problem);
        }
    }

    private Path object(String path, long number) {
        int name = path.lastIndexOf('/') + 1;
        return new Path(root, number == 0 ? path : path.substring(0, name) + "." + path.substring(name) + "." + number);
    }
}
