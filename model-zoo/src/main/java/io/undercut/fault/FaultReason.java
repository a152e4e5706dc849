package io.undercut.fault;

import java.util.Locale;

/** The category of a failure, as it stands in run records, metrics and alerts. The category alone decides whether a task is retried. */
public enum FaultReason {
    WORKER_PREEMPTED(FaultKind.UNAVAILABLE, true),
    NETWORK_TIMEOUT(FaultKind.UNAVAILABLE, true),
    WORKER_CRASH(FaultKind.UNAVAILABLE, true),
    RESOURCE_EXHAUSTION(FaultKind.EXHAUSTED, true),
    DATA_VALIDATION_FAILURE(FaultKind.INVALID_INPUT, false),
    /** No retry frees a disk: somebody has to. */
    DISK_FULL(FaultKind.EXHAUSTED, false),
    OUT_OF_MEMORY(FaultKind.EXHAUSTED, false),
    TIMEOUT_EXCEEDED(FaultKind.EXHAUSTED, false),
    COST_LIMIT_EXCEEDED(FaultKind.EXHAUSTED, false),
    PERMISSION_DENIED(FaultKind.INVALID_INPUT, false),
    INVALID_CONFIGURATION(FaultKind.INVALID_INPUT, false),
    TRAINING_DIVERGED(FaultKind.INVALID_INPUT, false),
    INTEGRITY_FAILURE(FaultKind.INVALID_INPUT, false),
    /** Somebody stopped or cancelled it. */
    CANCELLED(FaultKind.INTENDED, false),
    INTERNAL_ERROR(FaultKind.DEFECT, false);

    private final FaultKind kind;
    private final boolean retryable;

    FaultReason(FaultKind kind, boolean retryable) {
        this.kind = kind;
        this.retryable = retryable;
    }

    /** What the failure means for whoever has to act. */
    public FaultKind kind() {
        return kind;
    }

    /** Whether the workflow may run the task again. */
    public boolean retryable() {
        return retryable;
    }

    /** The word used in JSON, metrics and logs: {@code data_validation_failure}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
