package io.undercut.zoo.boosting;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Loads LightGBM's libraries. They are unpacked to fixed names below {@code java.io.tmpdir}: of processes that begin together one unpacks
 * while the others wait, for a library that is written while it is read takes its reader down.
 */
final class LightgbmNatives {
    private static final String LOCK = "undercut-lightgbm.lock";

    private LightgbmNatives() {}

    /** Loads them, once a process. */
    static synchronized void load() {
        if (LGBMBooster.isNativeLoaded()) {
            return;
        }
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            LGBMBooster.loadNative();
        } catch (IOException | UnsatisfiedLinkError e) {
            throw Fault.configuration("LightGBM's libraries could not be loaded from " + lock.getParent() + ": "
                    + e.getMessage() + "; needs libgomp, a writable java.io.tmpdir and 10 MB there");
        }
    }
}
