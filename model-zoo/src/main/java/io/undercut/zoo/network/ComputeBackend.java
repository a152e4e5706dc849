package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;

/** What ND4J computes on. */
public enum ComputeBackend {
    CPU,
    CUDA;

    private static final String CUDA_CLASS = "JCublasBackend";

    static {
        Nd4jClasses.keepTheirLoader();
    }

    /** What this JVM computes on, asked of ND4J itself: its CUDA backend falls back to the CPU where there is no GPU. */
    public static ComputeBackend present() {
        return of(Nd4j.getBackend());
    }

    static ComputeBackend of(Nd4jBackend backend) {
        return backend.getClass().getSimpleName().equals(CUDA_CLASS) ? CUDA : CPU;
    }

    /** The word of settings and run records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the settings. */
    public static ComputeBackend named(String word) {
        for (ComputeBackend backend : values()) {
            if (backend.word().equals(word)) {
                return backend;
            }
        }
        throw Fault.configuration("training.backend is '" + word + "'; must be cpu or cuda");
    }
}
