package io.undercut.race;

/**
 * Speeds at the traps, km/h.
 *
 * @param i1Kph first intermediate
 * @param i2Kph second intermediate
 * @param flKph finish line
 * @param stKph longest straight
 */
public record SpeedTraps(Double i1Kph, Double i2Kph, Double flKph, Double stKph) {}
