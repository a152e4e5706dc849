package io.undercut.zoo.registry.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The one way a file of this machine is published: written aside under a hidden name in its own folder, then moved, so that readers see the
 * old content or the new and need no lock. What commits is forced to the disk before it shows, and of what {@link LocalArtifactStore}
 * keeps the name is forced too.
 */
public final class AsideFile implements Closeable {
    private final Path target;
    private final Path aside;

    private AsideFile(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        Path folder = this.target.getParent();
        this.aside = folder.resolve("." + this.target.getFileName() + "." + UUID.randomUUID());
        // Not where a link leads to a folder: Java 17 takes that for a file in the way.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    /** Publishes a whole file, forced to the disk before it shows; missing folders are made. */
    public static void publish(Path target, byte[] content) throws IOException {
        try (AsideFile file = of(target)) {
            AsideWriter.durable().write(file.aside, content);
            file.move();
        }
    }

    /** Publishes a whole file without waiting for the disk: a checksum elsewhere vouches for it, or it can be made again. */
    public static void place(Path target, byte[] content) throws IOException {
        try (AsideFile file = of(target)) {
            Files.write(file.aside, content, StandardOpenOption.CREATE_NEW);
            file.move();
        }
    }

    /** The same of a copy of a file, without taking it into memory. */
    public static void place(Path target, Path content) throws IOException {
        try (AsideFile file = of(target)) {
            // As a new file with its own rights: a temporary file is its owner's alone.
            try (FileChannel from = FileChannel.open(content, StandardOpenOption.READ);
                    FileChannel to =
                            FileChannel.open(file.aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                long copied = 0;
                while (copied < from.size()) {
                    copied += from.transferTo(copied, from.size() - copied, to);
                }
            }
            file.move();
        }
    }

    /** A file on its way to its place; missing folders are made. */
    static AsideFile of(Path target) throws IOException {
        return new AsideFile(target);
    }

    /** Where it is until it is moved. */
    Path aside() {
        return aside;
    }

    /** Puts the file into its place, whatever stands there. */
    void move() throws IOException {
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same, and makes its name durable with those of all folders up to one of them, whoever made them. */
    void move(Path last) throws IOException {
        move();
        Path folder = target.getParent();
        forceNames(folder);
        while (!folder.equals(last) && folder.getParent() != null) {
            folder = folder.getParent();
            forceNames(folder);
        }
    }

    /** Makes names durable, as forcing a file makes bytes; without it a rename may be lost with the power. */
    static void forceNames(Path folder) throws IOException {
        try {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (AccessDeniedException noSuchThing) {
            // Some systems open no folder; they have names durable by themselves or not at all.
            return;
        }
    }

    /** Removes what was not moved. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(aside);
    }
}
