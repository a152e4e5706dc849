package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;

/**
 * A lap without features.
 *
 * @param lap the lap
 * @param rejection why
 */
public record RejectedLap(Lap lap, LapRejection rejection) {}
