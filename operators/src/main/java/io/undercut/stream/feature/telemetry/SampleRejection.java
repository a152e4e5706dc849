package io.undercut.stream.feature.telemetry;

/** Why a sample counts for nothing. */
public enum SampleRejection {
    /** The same sample with the same values came before: deliveries may be repeated. */
    DUPLICATE("the same sample came before"),
    /** Another sample of the same moment came before. */
    OTHER_VERSION("another sample of that moment came before; of two the first counts"),
    /** A later sample of its car was folded. */
    LATE("the sample came after later ones of its car were used; allow more lateness, or deliver it once");

    private final String reason;

    SampleRejection(String reason) {
        this.reason = reason;
    }

    /** What is wrong and what is allowed. */
    public String reason() {
        return reason;
    }
}
