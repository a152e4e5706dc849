package io.undercut.race;

/**
 * Times of a lap, milliseconds.
 *
 * @param lapMs the lap time
 * @param sector1Ms first sector
 * @param sector2Ms second sector
 * @param sector3Ms third sector
 * @param startMs session clock at the lap's start
 * @param endMs session clock at the lap's end
 */
public record LapTimes(
        Integer lapMs, Integer sector1Ms, Integer sector2Ms, Integer sector3Ms, Long startMs, Long endMs) {}
