package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;

/**
 * A lap without features.
 *
 * @param lap the lap
 * @param refusal why
 */
public record RefusedLap(Lap lap, Refusal refusal) {}
