package io.undercut.stream.feature.telemetry;

/**
 * All that is kept of a car in a race: its size does not depend on how many samples have come, but for those of a lap whose row has not.
 *
 * @param front position of the car's newest sample
 * @param through position of the newest sample that was folded
 * @param early samples that wait for others to overtake them, in order, as bytes
 * @param laps laps not given out yet, in order
 */
@SuppressWarnings("ArrayRecordComponent")
public record CarTelemetryState(long front, long through, byte[] early, LapState[] laps) {}
