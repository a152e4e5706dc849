package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLayout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;

/**
 * Finds the files of an import under what a person named. A file or folder of this machine counts once, whatever links lead to it: a link to
 * a folder above it comes to an end. Any name that the disk allows is one.
 */
final class FoundFiles {
    private static final String URI = "[A-Za-z][A-Za-z0-9+.-]+:/.*";

    private static final String LOCAL = "file:/";

    private final ExportFormat format;
    private final Map<String, FileStatus> found = new LinkedHashMap<>();
    private final Set<Path> visited = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private int seen;

    FoundFiles(ExportFormat format) {
        this.format = format;
    }

    /**
     * Adds what is under a path; one that has nothing is a data fault.
     *
     * @param preferred a folder in the named one that stands for it if it is there; empty for none
     */
    void add(String named, String preferred) {
        seen = 0;
        if (named.matches(URI) && !named.startsWith(LOCAL)) {
            remote(named, preferred);
        } else {
            Path path = local(named.startsWith(LOCAL) ? named.replaceFirst("file:(//)?", "") : named);
            Path inner = path.resolve(preferred);
            this.named.add(path.toString());
            visit(Files.isDirectory(inner) ? inner : path, named);
        }
        if (seen == 0) {
            throw Fault.data(named + " has no " + format.files() + " file; give a file or a folder that has some");
        }
    }

    /** Whether a person named the file, and not only a folder that it lies in. */
    boolean isNamed(FileStatus file) {
        return named.contains(file.getPath().getPath())
                || named.contains(file.getPath().toString());
    }

    /** The files in the order they were found. */
    Collection<FileStatus> files() {
        return found.values();
    }

    private static Path local(String named) {
        try {
            return Path.of(named).toAbsolutePath().normalize();
        } catch (InvalidPathException noName) {
            throw Fault.data("'" + named + "' is no path that this locale can spell (" + noName.getReason()
                    + "); rename it, or set LC_ALL=C.UTF-8");
        }
    }

    private void visit(Path path, String named) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
            boolean isKnown = !visited.add(path.toRealPath());
            if (isKnown) {
                seen++;
                return;
            }
        } catch (NoSuchFileException absent) {
            throw Fault.data(
                    Files.isSymbolicLink(path)
                            ? named + " is a link to what does not exist; mend the link or remove it"
                            : named + " does not exist; check the path");
        } catch (IOException problem) {
            throw unreadable(named, problem);
        }
        if (attributes.isDirectory()) {
            for (Path child : children(path)) {
                String name = child.getFileName().toString();
                if (LakeLayout.isVisible(name) && (counts(name, child.toString()) || Files.isDirectory(child))) {
                    visit(child, child.toString());
                }
            }
            return;
        }
        org.apache.flink.core.fs.Path spelled = new org.apache.flink.core.fs.Path(path.toString());
        if (!path.equals(Path.of(spelled.getPath()))) {
            throw Fault.data(named + " has a backslash or a blank at the end of its name, which Flink cannot spell;"
                    + " rename it");
        }
        FileStatus file = status(spelled, named);
        LakeFiles.requireEnd(file.getPath());
        seen++;
        found.putIfAbsent(file.getPath().toString(), file);
    }

    /** Whether a file found in a folder is of the format, and none that a lake keeps for those who still read it. */
    private boolean counts(String name, String path) {
        return format.takes(name) && !LakeLayout.isSuperseded(new org.apache.flink.core.fs.Path(path));
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(
                            Comparator.comparing(child -> child.getFileName().toString()))
                    .toList();
        } catch (IOException problem) {
            throw unreadable(folder.toString(), problem);
        }
    }

    private static Fault unreadable(String named, IOException problem) {
        return Fault.data(
                problem instanceof AccessDeniedException
                        ? named + " is closed to this user; give the user the right to read it"
                        : "cannot look up " + named + ": " + problem.getMessage());
    }

    private void remote(String named, String preferred) {
        org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(named);
        this.named.add(path.toString());
        if (!preferred.isEmpty()) {
            org.apache.flink.core.fs.Path inner = new org.apache.flink.core.fs.Path(path, preferred);
            path = LakeFiles.exists(inner) ? inner : path;
        }
        collect(status(path, named));
    }

    private void collect(FileStatus status) {
        if (!status.isDir()) {
            LakeFiles.requireEnd(status.getPath());
            seen++;
            found.putIfAbsent(status.getPath().toString(), status);
            return;
        }
        for (FileStatus entry : LakeFiles.list(status.getPath())) {
            String name = entry.getPath().getName();
            if (LakeLayout.isVisible(name)
                    && (entry.isDir() || counts(name, entry.getPath().toString()))) {
                collect(entry);
            }
        }
    }

    private static FileStatus status(org.apache.flink.core.fs.Path path, String named) {
        try {
            return path.getFileSystem().getFileStatus(path);
        } catch (FileNotFoundException absent) {
            throw Fault.data(named + " does not exist; check the path");
        } catch (IOException problem) {
            throw Fault.data("cannot look up " + named + ": " + problem.getMessage());
        }
    }
}
