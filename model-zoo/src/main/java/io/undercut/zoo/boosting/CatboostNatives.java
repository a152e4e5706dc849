package io.undercut.zoo.boosting;

import ai.catboost.CatBoostModel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loads CatBoost's library. Whoever loads it removes the copies of other processes that have no lock file yet. */
final class CatboostNatives {
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private CatboostNatives() {}

    /** Loads it, once a class loader. */
    static void load() {
        synchronized (System.class) {
            if (LOADED.get()) {
                return;
            }
            UnpackedNatives.load(
                    "CatBoost",
                    "Linux, macOS or Windows on x86-64, or Linux or macOS on arm64",
                    () -> Class.forName(CatBoostModel.class.getName()));
            LOADED.set(true);
        }
    }
}
