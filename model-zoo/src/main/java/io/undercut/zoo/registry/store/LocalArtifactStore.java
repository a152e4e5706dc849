package io.undercut.zoo.registry.store;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * A folder as an artifact store. Objects are written aside under a hidden name in their own folder, forced to disk and renamed, so a
 * reader never meets half of one and needs no lock. Writers take turns under a lock file. Symbolic links below the root are not followed.
 */
public final class LocalArtifactStore implements ArtifactStore {
    /** Bytes: what is larger was never published, and would not fit a command's memory. */
    private static final int LARGEST = 512 << 20;

    private final Path root;
    private final AsideWriter writer;
    private final StoreLock lock;

    /** A store in a folder, which is created with the first object. */
    public LocalArtifactStore(Path root) {
        this(root, AsideWriter.durable());
    }

    public LocalArtifactStore(Path root, AsideWriter writer) {
        this.root = root.toAbsolutePath().normalize();
        this.writer = writer;
        this.lock = new StoreLock(this.root.resolve(".lock"));
    }

    @Override
    public String uri() {
        String uri = root.toUri().toString();
        return uri.endsWith("/") ? uri : uri + "/";
    }

    @Override
    public String where(String path) {
        return root.resolve(path).toString();
    }

    @Override
    public Optional<StoredObject> read(String path) {
        Path file = resolve(ArtifactPath.checked(path));
        try {
            return readFile(file);
        } catch (IOException e) {
            throw StoreFault.of("read", file, e);
        }
    }

    @Override
    public boolean isBlocked(String path) {
        Path file = root.resolve(ArtifactPath.checked(path));
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> list(String prefix) {
        Path folder = resolve(ArtifactPath.checkedPrefix(prefix));
        try {
            // The root itself may be reached by a link; what lies below may not.
            Path realRoot = root.toRealPath();
            VisibleFiles visible = new VisibleFiles(realRoot);
            Files.walkFileTree(realRoot.resolve(root.relativize(folder)), visible);
            return visible.sortedBelow(prefix);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw StoreFault.of("list", folder, e);
        }
    }

    @Override
    public boolean createIfAbsent(String path, byte[] bytes) {
        Path file = resolve(ArtifactPath.checked(path));
        return place(file, bytes, () -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public boolean compareAndSwap(String path, String generation, byte[] next) {
        Path file = resolve(ArtifactPath.checked(path));
        return place(file, next, () -> isGeneration(file, generation));
    }

    @Override
    public boolean delete(String path, String generation) {
        Path file = resolve(ArtifactPath.checked(path));
        try {
            return Files.isDirectory(root)
                    && lock.holding(() -> {
                        boolean deleted = isGeneration(file, generation) && Files.deleteIfExists(file);
                        if (deleted) {
                            AsideFile.forceNames(file.getParent());
                        }
                        return deleted;
                    });
        } catch (IOException e) {
            throw StoreFault.of("delete", file, e);
        }
    }

    private boolean place(Path file, byte[] bytes, StoreLock.Change condition) {
        try {
            // Asked before the bytes are written too: the usual answer to a repeated publication costs no write.
            if (!condition.happens()) {
                return false;
            }
            try (AsideFile aside = AsideFile.of(file)) {
                writer.write(aside.aside(), bytes);
                return lock.holding(() -> {
                    boolean holds = condition.happens();
                    if (holds) {
                        aside.move(root);
                    }
                    return holds;
                });
            }
        } catch (IOException e) {
            throw StoreFault.of("write", file, e);
        }
    }

    private static boolean isGeneration(Path file, String generation) throws IOException {
        return readFile(file)
                .map(StoredObject::generation)
                .filter(generation::equals)
                .isPresent();
    }

    private static Optional<StoredObject> readFile(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            if (attributes.size() > LARGEST) {
                throw Fault.data(file + " has " + attributes.size() + " bytes; an artifact has at most " + LARGEST);
            }
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(
                    new StoredObject(bytes, Hashing.sha256().hashBytes(bytes).toString()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path resolve(String path) {
        Path file = root;
        for (String segment : path.isEmpty() ? new String[0] : path.split("/")) {
            file = file.resolve(segment);
            if (Files.isSymbolicLink(file)) {
                throw new Fault(
                        FaultReason.PERMISSION_DENIED,
                        file + " is a symbolic link; the store follows none, put the file or folder itself there");
            }
        }
        return file;
    }
}
