package io.undercut.zoo.registry;

import java.time.Instant;

/**
 * What became of a promotion.
 *
 * @param modelType the model type
 * @param version the version that is latest now
 * @param promotedAt when it became so
 * @param previous the version before; null for the first
 * @param reason why it became so
 * @param outcome whether this call moved it
 */
public record Promotion(
        String modelType, String version, Instant promotedAt, String previous, String reason, Outcome outcome) {
    /** Whether a call moved {@code latest}. */
    public enum Outcome {
        /** It did. */
        PROMOTED,
        /** The version was latest already; nothing changed. */
        ALREADY_PROMOTED
    }

    /** Whether the version was latest before this call. */
    public boolean alreadyPromoted() {
        return outcome == Outcome.ALREADY_PROMOTED;
    }

    static Promotion of(String modelType, LatestPointer pointer, Outcome outcome) {
        return new Promotion(
                modelType, pointer.version(), pointer.promotedAt(), pointer.previous(), pointer.reason(), outcome);
    }
}
