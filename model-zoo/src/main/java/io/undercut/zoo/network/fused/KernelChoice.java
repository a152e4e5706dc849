package io.undercut.zoo.network.fused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which kernels this JVM runs: vectors where their module was added at its start, plain loops with the same bits elsewhere. */
final class KernelChoice {
    private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
    private static final String MODULE = "jdk.incubator.vector";

    /** Made once, when the first step opens. */
    private static final Kernels BEST = choose();

    private KernelChoice() {}

    static Kernels best() {
        return BEST;
    }

    static boolean vectorsAreAtHand() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** {@link VectorKernels} refers to the module's classes, so it is touched only where they are. */
    private static Kernels choose() {
        if (vectorsAreAtHand()) {
            Kernels vectors = new VectorKernels();
            LOG.info("Fused step: vectors of {} floats", VectorKernels.lanes());
            return vectors;
        }
        LOG.info("Fused step: plain loops, many times slower; start the JVM with --add-modules {}", MODULE);
        return new PlainKernels();
    }
}
