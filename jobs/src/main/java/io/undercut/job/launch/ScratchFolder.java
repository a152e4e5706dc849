package io.undercut.job.launch;

import com.google.common.io.MoreFiles;
import io.undercut.fault.StorageFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.WebOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one command's temporary files. Flink's fixed names below a folder for all would be the first user's alone, so each
 * command has its own, closed to others. It goes with its process; that of a killed one goes when the next command starts.
 */
final class ScratchFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

    /** Where temporary files go. Libraries read it too. */
    private static final String PLACE = "java.io.tmpdir";

    /** Said by the shell script, which makes the folder before Java reads where temporary files go. */
    private static final String MADE = "undercut.scratch";

    private static final Pattern NAME = Pattern.compile("undercut-([0-9]{1,18})-[A-Za-z0-9]+");
    private static final String HELD = ".held";

    /** How long a folder may stand without its process having said that it holds it: a JVM is up by then. */
    private static final Duration START = Duration.ofMinutes(1);

    private static final int TRIES = 5;

    private final Path folder;

    /** Held for as long as the process lives. */
    private final FileLock held;

    private ScratchFolder(Path folder, FileLock held) {
        this.folder = folder;
        this.held = held;
    }

    /** Takes the process's folder, makes it go with the process, and sweeps those of processes that are gone. */
    static ScratchFolder ofThisProcess(Instant now) {
        String made = System.getProperty(MADE);
        ScratchFolder own = made == null ? in(Path.of(System.getProperty(PLACE))) : held(Path.of(made));
        System.setProperty(PLACE, own.folder.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(own::close, "remove " + own.folder));
        own.sweepOthers(now);
        return own;
    }

    /** A new one in a folder for all. */
    static ScratchFolder in(Path all) {
        try {
            // Open to this user alone.
            Path made = Files.createTempDirectory(
                    all, "undercut-" + ProcessHandle.current().pid() + "-");
            return held(made);
        } catch (IOException e) {
            throw StorageFault.of("no temporary folder can be made in " + all + " (set TMPDIR to choose another)", e);
        }
    }

    private static ScratchFolder held(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(HELD), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new ScratchFolder(folder, channel.lock());
        } catch (IOException e) {
            throw StorageFault.of("cannot write to the temporary folder " + folder, e);
        }
    }

    /** Removes folders whose process is gone. Another living process's, or another user's, is left alone. */
    void sweepOthers(Instant now) {
        Path all = folder.toAbsolutePath().getParent();
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(all, "undercut-*")) {
            for (Path candidate : candidates) {
                Matcher name = NAME.matcher(candidate.getFileName().toString());
                // Looking into one's own would give up its lock: the system takes all of a process's locks on a file
                // when
                // the process closes it once.
                if (name.matches()
                        && !candidate.getFileName().equals(folder.getFileName())
                        && Files.isDirectory(candidate, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(candidate, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder))) {
                    sweepOne(candidate, Long.parseLong(name.group(1)), now);
                }
            }
        } catch (IOException | RuntimeException notNow) {
            LOG.info("{} was not swept", all, notNow);
        }
    }

    private static void sweepOne(Path folder, long pid, Instant now) {
        try {
            Path held = folder.resolve(HELD);
            if (ProcessHandle.of(pid).isPresent()) {
                // Its process may be about to lock it. Should the number be another's by now, a later command sweeps
                // it.
                LOG.debug("{} is left to process {}", folder, pid);
            } else if (Files.exists(held)) {
                // The system gives up a process's locks when it ends, however it ends.
                try (FileChannel channel = FileChannel.open(held, StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    if (lock != null) {
                        MoreFiles.deleteRecursively(folder);
                    }
                }
            } else if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(START))) {
                MoreFiles.deleteRecursively(folder);
            }
        } catch (IOException | OverlappingFileLockException notOurs) {
            LOG.info("{} was left alone: {}", folder, notOurs.toString());
        }
    }

    Path path() {
        return folder;
    }

    /** Settings that send all of an embedded Flink's temporary files here. */
    Configuration settings() {
        Configuration flink = new Configuration();
        flink.set(CoreOptions.TMP_DIRS, folder.toString());
        flink.set(WebOptions.TMP_DIR, folder.toString());
        flink.set(BlobServerOptions.STORAGE_DIRECTORY, folder.toString());
        flink.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, folder.toString());
        return flink;
    }

    /** Removes it. Threads that have not ended may still write: what they write goes with the next try, or the next command. */
    @Override
    public void close() {
        for (int attempt = 1; attempt <= TRIES && Files.exists(folder); attempt++) {
            try {
                MoreFiles.deleteRecursively(folder);
            } catch (IOException stillWritten) {
                LOG.info("{} is still written to: {}", folder, stillWritten.toString());
            }
        }
        try {
            held.acquiredBy().close();
        } catch (IOException gone) {
            LOG.info("{}", gone.toString());
        }
    }
}
