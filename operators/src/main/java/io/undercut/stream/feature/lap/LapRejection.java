package io.undercut.stream.feature.lap;

/** Why a lap has no features of its own. */
public enum LapRejection {
    /** The same lap with the same values came before: deliveries may be repeated. */
    DUPLICATE("the same lap came before"),
    /** The same lap with other values was used. */
    OTHER_VERSION("another version of the lap was used; of two, the one that ended first counts"),
    /** It came after features of its moment were given out. */
    LATE("the lap came after features of its moment were given out; allow more lateness"),
    /** Its car had ended a later lap, or another at that moment. */
    BACKWARDS("the lap ended no later than its car's lap before it; its session clock must run forward"),
    /** Its session clock is not within a day. */
    CLOCK("the session clock must be within 0 … 86,399,999 ms"),
    /** It has no session clock and the lap before is missing too. */
    NO_CLOCK("the lap has no session clock and the lap before it is missing");

    private final String reason;

    LapRejection(String reason) {
        this.reason = reason;
    }

    /** What is wrong and what is allowed. */
    public String reason() {
        return reason;
    }
}
