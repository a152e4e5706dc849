package io.undercut.zoo.boosting;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads LightGBM's libraries. They have fixed names, and a second class loader of one process, as of another Flink job, may not load what the
 * first has: a folder of its own gives it another file.
 */
final class LightgbmNatives {
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private LightgbmNatives() {}

    /** Loads them, once a class loader. */
    static void load() {
        synchronized (System.class) {
            if (LOADED.get()) {
                return;
            }
            UnpackedNatives.load("LightGBM", "libgomp", LGBMBooster::loadNative);
            LOADED.set(true);
        }
    }
}
