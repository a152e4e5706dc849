package io.undercut.stream.training.round;

/**
 * The whole average of a round, as a reader takes it over.
 *
 * @param decision what was decided with it
 * @param vector parameters, then updater state if that is averaged; shared by all replicas of a reader, never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record RoundAverage(RoundDecision decision, float[] vector) {}
