package io.undercut.zoo.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time, among threads and among processes. The lock is the operating system's, so that a killed process leaves none
 * behind; the file stays, for deleting it would let two processes lock two files of one name.
 */
final class StoreLock {
    // A file lock belongs to the whole JVM and is refused, not awaited, within it. One lock for all stores: what it
    // guards is a rename.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path file;

    StoreLock(Path file) {
        this.file = file;
    }

    /** Runs the change while nobody else changes anything; the lock file's folder must exist. */
    boolean holding(Change change) throws IOException {
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ignored = channel.lock()) {
            return change.happens();
        } finally {
            THREADS.unlock();
        }
    }

    /** Something done to the store; says whether it came about. */
    interface Change {
        boolean happens() throws IOException;
    }
}
