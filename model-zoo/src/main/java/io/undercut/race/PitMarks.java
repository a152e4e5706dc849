package io.undercut.race;

/**
 * Pit passages of a lap.
 *
 * @param in whether the car entered the pits at the end of this lap
 * @param out whether the car left the pits at the start of this lap
 * @param inMs session clock at entry, ms
 * @param outMs session clock at exit, ms
 */
public record PitMarks(boolean in, boolean out, Long inMs, Long outMs) {}
