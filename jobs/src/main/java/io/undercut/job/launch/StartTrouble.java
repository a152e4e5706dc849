package io.undercut.job.launch;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.MemoryFault;
import io.undercut.fault.StorageFault;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;

/** Says why an embedded Flink did not start: a port, memory, files and rights are mended in different ways. */
final class StartTrouble {
    private static final String WHAT = "the embedded Flink did not start";

    private StartTrouble() {}

    static Fault of(Throwable failure, int uiPort) {
        Throwable bottom = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError starved) {
                Fault memory = MemoryFault.of(starved);
                return new Fault(memory.reason(), WHAT + ": " + memory.getMessage(), failure);
            }
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof BindException || said.contains("Could not start rest endpoint on any port")) {
                return new Fault(
                        FaultReason.RESOURCE_EXHAUSTION,
                        WHAT + " (" + said + "); none of the ports from --ui-port " + uiPort + " to "
                                + FlinkSession.lastPort(uiPort) + " is free: choose another --ui-port",
                        failure);
            }
            if (cause instanceof IOException storage) {
                Optional<Fault> refused = StorageFault.known(WHAT, storage);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            bottom = cause;
        }
        return Fault.defect(WHAT + ": " + bottom, failure);
    }
}
