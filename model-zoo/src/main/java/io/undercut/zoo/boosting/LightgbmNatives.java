package io.undercut.zoo.boosting;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.undercut.fault.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads LightGBM's libraries. They are unpacked to fixed names below {@code java.io.tmpdir}, where a second process writes what the first one
 * reads, and a second class loader of one process, as of another Flink job, may not load what the first has. So each loading gets a folder of
 * its own, and the property is given back.
 */
final class LightgbmNatives {
    private static final String FOLDER = "java.io.tmpdir";

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private LightgbmNatives() {}

    /** Loads them, once a class loader. */
    static void load() {
        // All class loaders share the property, and this class none of its own lock.
        synchronized (System.class) {
            if (LOADED.get()) {
                return;
            }
            String shared = System.getProperty(FOLDER);
            try {
                Path own = Files.createTempDirectory("undercut-lightgbm");
                System.setProperty(FOLDER, own.toString());
                // Its class loads them when it is first named, and so not before.
                LGBMBooster.loadNative();
                LOADED.set(true);
                forget(own);
            } catch (IOException | UnsatisfiedLinkError e) {
                throw Fault.configuration(
                        "LightGBM's libraries could not be loaded from " + shared + ": "
                                + e.getMessage()
                                + "; needs libgomp, and a temporary folder with 10 MB that programs run from: set TMPDIR to one");
            } finally {
                System.setProperty(FOLDER, shared);
            }
        }
    }

    /** Not at once: the loader knows libraries by their files' numbers, which the next copy would be given again. */
    private static void forget(Path folder) {
        folder.toFile().deleteOnExit();
        File[] unpacked = folder.toFile().listFiles();
        for (File file : unpacked == null ? new File[0] : unpacked) {
            file.deleteOnExit();
        }
    }
}
