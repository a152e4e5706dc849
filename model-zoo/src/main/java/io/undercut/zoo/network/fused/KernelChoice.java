package io.undercut.zoo.network.fused;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which kernels this JVM runs: vectors where their module was added at its start and its optimising compiler is on, plain loops with the
 * same bits elsewhere. Without that compiler every vector is an object: a round of a second takes minutes.
 */
final class KernelChoice {
    private static final Logger LOG = LoggerFactory.getLogger(KernelChoice.class);
    private static final String MODULE = "jdk.incubator.vector";

    /** The tier of HotSpot's optimising compiler. */
    private static final int OPTIMISING = 4;

    /** Told once, when the first step opens. */
    private static final boolean VECTORS = told();

    private KernelChoice() {}

    /** New ones, for one thread. {@link VectorKernels} refers to the module's classes, so it is touched only where they are. */
    static Kernels best() {
        return VECTORS ? new VectorKernels() : new PlainKernels();
    }

    static boolean vectorsAreAtHand() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** Of a JVM other than HotSpot nothing is known against it. */
    private static boolean optimises() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return machine == null
                || Integer.parseInt(machine.getVMOption("TieredStopAtLevel").getValue()) >= OPTIMISING;
    }

    private static boolean told() {
        if (vectorsAreAtHand() && optimises()) {
            LOG.info("Fused step: vectors of {} floats", VectorKernels.lanes());
            return true;
        }
        LOG.info(
                "Fused step: plain loops, many times slower; start the JVM with --add-modules {} and its optimising compiler",
                MODULE);
        return false;
    }
}
