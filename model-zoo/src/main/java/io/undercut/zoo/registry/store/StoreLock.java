package io.undercut.zoo.registry.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One writer at a time, among threads and among processes. The lock is the operating system's, so that a killed process leaves none
 * behind. Its file is there only while somebody holds or wants it, or was killed meanwhile.
 */
public final class StoreLock {
    private final Path file;

    /** A lock of this name; its folder must exist when the lock is taken. */
    public StoreLock(Path file) {
        this.file = file;
    }

    /** Runs the change while nobody else changes anything, and says whether it came about. Keep it short: others wait. */
    public boolean holding(Change change) throws IOException {
        Path place = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        // A file lock belongs to the whole JVM and is refused, not awaited, within it. Jobs on one cluster have this
        // class several times, from a class loader each, so that no static of ours would do: interned texts are the
        // JVM's.
        synchronized (("lock of " + place).intern()) {
            while (true) {
                try (FileChannel channel =
                                FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock ignored = channel.lock()) {
                    if (isStillAt(place, channel)) {
                        try {
                            return change.happens();
                        } finally {
                            Files.deleteIfExists(place);
                        }
                    }
                }
            }
        }
    }

    /**
     * Who held the lock before has deleted its file, and a file without a name locks nobody out. Inodes come again, so the file gets a
     * mark: a length that no other process of this machine gives it. It is asked for by name and never opened again, for on POSIX systems
     * a process that closes any of its descriptors of a file gives up its locks on it.
     */
    private static boolean isStillAt(Path place, FileChannel channel) throws IOException {
        long mark = 1 + ProcessHandle.current().pid();
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), mark - 1);
        try {
            return Files.size(place) == mark;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Something done to a store; says whether it came about. */
    @FunctionalInterface
    public interface Change {
        /** Does it. */
        boolean happens() throws IOException;
    }
}
