package io.undercut.stream.feature.telemetry;

/**
 * A lap that is not given out yet, as it is kept.
 *
 * @param lap the lap's number
 * @param whole cells of the lap's fold
 * @param sectors cells of the sectors' fold; empty where their ends are unknown, so far or for good
 * @param backlog samples whose sector is not known yet, as bytes
 * @param frame the lap's row; null until it has come
 */
@SuppressWarnings("ArrayRecordComponent")
public record LapState(int lap, double[] whole, double[] sectors, byte[] backlog, LapFrame frame) {}
