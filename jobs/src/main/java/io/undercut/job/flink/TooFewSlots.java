package io.undercut.job.flink;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;

/** A job asked for slots and did not get them. Of what its category holds, the only failure that more TaskManagers mend. */
public final class TooFewSlots extends Fault {
    private static final long serialVersionUID = 1L;

    public TooFewSlots(String message, Throwable cause) {
        super(FaultReason.RESOURCE_EXHAUSTION, message, cause);
    }
}
