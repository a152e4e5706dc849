package io.undercut.stream.feature.degradation;

/**
 * What one race says on tire degradation: its forecasts, and the sums it adds to history.
 *
 * @param raceId {@code 2024-05}
 * @param season the year
 * @param circuit the circuit's id; {@code unknown} where no lap tells it
 * @param forecasts one per stint that has a fourth clean lap
 * @param sums loss on gain over the whole race by compound group, in the order HARD, MEDIUM, SOFT
 */
@SuppressWarnings("ArrayRecordComponent")
public record RaceDigest(String raceId, int season, String circuit, StintForecast[] forecasts, SlopeSums[] sums) {}
