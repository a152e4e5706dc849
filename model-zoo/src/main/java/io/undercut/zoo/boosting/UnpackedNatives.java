package io.undercut.zoo.boosting;

import com.google.common.base.Throwables;
import io.undercut.fault.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads libraries that unpack themselves below {@code java.io.tmpdir}, where a second process overwrites or removes what the first one
 * reads. So each loading gets a folder of its own, and the property is given back.
 */
final class UnpackedNatives {
    private static final String FOLDER = "java.io.tmpdir";

    private UnpackedNatives() {}

    /** Names the class that loads the libraries. */
    @FunctionalInterface
    interface Loading {
        void load() throws IOException, ClassNotFoundException;
    }

    /**
     * Loads them.
     *
     * @param library whose they are, as messages have it: {@code LightGBM}
     * @param needs what they need of the machine, for messages
     * @param loading names the class that loads them, which does so when it is first named
     */
    static void load(String library, String needs, Loading loading) {
        // All class loaders share the property, and this class none of its own lock.
        synchronized (System.class) {
            String shared = System.getProperty(FOLDER);
            try {
                Path own = Files.createTempDirectory("undercut-natives");
                System.setProperty(FOLDER, own.toString());
                loading.load();
                forget(own);
            } catch (IOException | ClassNotFoundException | LinkageError e) {
                throw Fault.configuration(library + "'s libraries could not be loaded from " + shared + ": "
                        + Throwables.getRootCause(e).getMessage() + "; needs " + needs
                        + ", and a temporary folder with 20 MB that programs run from: set TMPDIR to one");
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
