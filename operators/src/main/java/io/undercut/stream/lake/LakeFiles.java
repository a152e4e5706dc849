package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import io.undercut.stream.store.PublishedFile;
import io.undercut.stream.table.Checksum;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileStatus;

/** Reads and publishes files of the lake on any file system Flink knows. Failures of the storage itself may be retried. */
public final class LakeFiles {
    private LakeFiles() {}

    /** What lies directly in a folder, sorted by name; empty where there is no such folder. */
    public static List<FileStatus> list(Path folder) {
        try {
            FileSystem fileSystem = folder.getFileSystem();
            File local = new File(folder.getPath());
            FileStatus[] found = isLocal(fileSystem) && local.isDirectory()
                    ? list(local, fileSystem)
                    : fileSystem.listStatus(folder);
            List<FileStatus> sorted = new ArrayList<>(found == null ? List.of() : List.of(found));
            sorted.sort(Comparator.comparing(status -> status.getPath().getName()));
            return sorted;
        } catch (FileNotFoundException absent) {
            return List.of();
        } catch (IOException problem) {
            throw unreachable("list", folder, problem);
        }
    }

    // Flink's own takes a colon in a name for a scheme, and a link to nothing for a folder that is gone.
    private static FileStatus[] list(File folder, FileSystem fileSystem) {
        File[] files = folder.listFiles(File::exists);
        return files == null
                ? new FileStatus[0]
                : Arrays.stream(files)
                        .map(file -> new LocalFileStatus(file, fileSystem))
                        .toArray(FileStatus[]::new);
    }

    private static boolean isLocal(FileSystem fileSystem) {
        return FileSystem.getLocalFileSystem()
                .getUri()
                .getScheme()
                .equals(fileSystem.getUri().getScheme());
    }

    /** Refuses a pipe, a socket or a device, which whoever reads it may wait for without end. */
    public static void requireEnd(Path file) {
        try {
            java.nio.file.Path local = java.nio.file.Path.of(file.getPath());
            if (isLocal(file.getFileSystem())
                    && java.nio.file.Files.readAttributes(local, BasicFileAttributes.class)
                            .isOther()) {
                throw Fault.data(local + " is a pipe, a socket or a device, not a file; save what it gives as a file");
            }
        } catch (IOException absent) {
            // Whoever opens it says so.
        }
    }

    /** Opens a file for reading from its first byte; a pipe, a socket or a device is a data fault. */
    public static FSDataInputStream open(Path file) throws IOException {
        requireEnd(file);
        return file.getFileSystem().open(file);
    }

    /** Whether the file or folder is there. */
    public static boolean exists(Path path) {
        try {
            return path.getFileSystem().exists(path);
        } catch (IOException problem) {
            throw unreachable("look up", path, problem);
        }
    }

    /** Bytes of a file. */
    public static long length(Path file) {
        try {
            return file.getFileSystem().getFileStatus(file).getLen();
        } catch (IOException problem) {
            throw unreachable("look up", file, problem);
        }
    }

    /** Whether what is there is a folder. */
    public static boolean isFolder(Path path) {
        try {
            return path.getFileSystem().getFileStatus(path).isDir();
        } catch (FileNotFoundException absent) {
            return false;
        } catch (IOException problem) {
            throw unreachable("look up", path, problem);
        }
    }

    /** All bytes of a file. */
    public static byte[] read(Path file) {
        try (FSDataInputStream stream = file.getFileSystem().open(file)) {
            return stream.readAllBytes();
        } catch (IOException problem) {
            throw unreachable("read", file, problem);
        }
    }

    /** The SHA-256 of a file, in lower-case hexadecimal. */
    public static String sha256(Path file) {
        try {
            return Checksum.sha256(file.getFileSystem().open(file));
        } catch (IOException problem) {
            throw unreachable("read", file, problem);
        }
    }

    /** Publishes a whole file: readers see the old content or the new, never a part. Missing folders are made. */
    public static void publish(Path file, byte[] content) {
        try {
            PublishedFile.write(file, content);
        } catch (IOException problem) {
            throw unreachable("write", file, problem);
        }
    }

    /** Publishes a copy of a file of this machine, without taking it into memory. */
    public static void publish(Path file, java.nio.file.Path content) {
        try {
            PublishedFile.copy(file, content);
        } catch (IOException problem) {
            throw unreachable("write", file, problem);
        }
    }

    /** Deletes one file; its absence is no error. */
    public static void delete(Path file) {
        try {
            file.getFileSystem().delete(file, false);
        } catch (FileNotFoundException absent) {
            // Somebody else was first: what is wanted is that it is gone.
        } catch (IOException problem) {
            throw unreachable("delete", file, problem);
        }
    }

    /** Deletes a folder with all that is in it; its absence is no error. */
    public static void deleteFolder(Path folder) {
        try {
            folder.getFileSystem().delete(folder, true);
        } catch (FileNotFoundException absent) {
            // What is wanted is that it is gone.
        } catch (IOException problem) {
            throw unreachable("delete", folder, problem);
        }
    }

    /** The fault of storage that did not do what was asked of it. */
    public static Fault unreachable(String verb, Object path, IOException problem) {
        return StorageFault.of("cannot " + verb + " " + path, problem);
    }
}
