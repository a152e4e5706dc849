package io.undercut.fault;

import java.util.Objects;

/**
 * A failure with a category. The message is one line for the person at the terminal: what is wrong, where, what is allowed, how to
 * mend it.
 */
public class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FaultReason reason;

    /** A failure found by our own checks. */
    public Fault(FaultReason reason, String message) {
        this(reason, message, null);
    }

    /** A failure with the exception that revealed it; the cause goes to the log, the message to the terminal. */
    public Fault(FaultReason reason, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** Wrong usage or configuration. */
    public static Fault configuration(String message) {
        return new Fault(FaultReason.INVALID_CONFIGURATION, message);
    }

    /** Data that breaks its contract. */
    public static Fault data(String message) {
        return new Fault(FaultReason.DATA_VALIDATION_FAILURE, message);
    }

    /** A state our own code should have made impossible. */
    public static Fault defect(String message, Throwable cause) {
        return new Fault(FaultReason.INTERNAL_ERROR, message, cause);
    }

    /** The same with something that only the one who asked for the work knows, such as how to go on. */
    public Fault adding(String words) {
        return new Fault(reason, getMessage() + "; " + words, this);
    }

    /** The category. */
    public FaultReason reason() {
        return reason;
    }

    /** With the category: where a fault is known by its text alone, as in a cluster's stack traces, it decides whether to try again. */
    @Override
    public String toString() {
        return getClass().getName() + ": " + reason.word() + ": " + getMessage();
    }
}
