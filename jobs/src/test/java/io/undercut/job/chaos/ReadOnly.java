package io.undercut.job.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders that refuse new files. Rights alone do not stop root, the attribute of the file system does. */
final class ReadOnly {
    private ReadOnly() {}

    static void set(List<Path> folders) {
        folders.forEach(folder -> {
            if (!Shell.run("chattr", "+i", folder.toString())) {
                Shell.run("chmod", "a-w", folder.toString());
            }
        });
    }

    static void clear(List<Path> folders) {
        folders.forEach(folder -> {
            Shell.run("chattr", "-i", folder.toString());
            Shell.run("chmod", "u+w", folder.toString());
        });
    }

    /** Whether it works below a folder of this machine. */
    static boolean isPossible(Path below) throws IOException {
        Path probe = Files.createTempDirectory(below, "probe");
        set(List.of(probe));
        boolean refused;
        try {
            Files.delete(Files.createTempFile(probe, "probe", ""));
            refused = false;
        } catch (IOException asWished) {
            refused = true;
        }
        clear(List.of(probe));
        Files.delete(probe);
        return refused;
    }
}
