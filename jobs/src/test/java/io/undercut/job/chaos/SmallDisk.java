package io.undercut.job.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A disk of 48 MB that can be filled.
 *
 * @param root where it is mounted
 */
record SmallDisk(Path root) implements AutoCloseable {
    /** Mounts one; empty where this user may not. */
    static Optional<SmallDisk> mount(Path root) throws IOException {
        Files.createDirectories(root);
        return Shell.run("mount", "-t", "tmpfs", "-o", "size=48m", "undercut-campaign", root.toString())
                ? Optional.of(new SmallDisk(root))
                : Optional.empty();
    }

    /** Leaves no byte. */
    void fill() {
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            for (int size = 1 << 16; size > 0; size >>= 1) {
                writeWhilePossible(ballast, new byte[size]);
            }
        } catch (IOException full) {
            // So it should be.
        }
    }

    private static void writeWhilePossible(OutputStream ballast, byte[] block) {
        try {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            // A smaller block may still fit.
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return root.resolve("ballast");
    }

    @Override
    public void close() {
        Shell.run("umount", "-l", root.toString());
    }
}
