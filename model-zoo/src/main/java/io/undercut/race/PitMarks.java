package io.undercut.race;

/**
 * Pit passages of a lap.
 *
 * @param in whether the car entered the pits at the end of this lap; null where nobody knows
 * @param out whether the car left the pits at the start of this lap; null where nobody knows
 * @param inMs session clock at entry, ms
 * @param outMs session clock at exit, ms
 */
public record PitMarks(Boolean in, Boolean out, Long inMs, Long outMs) {
    /** Whether the car is known to have entered the pits at the end of this lap. */
    public boolean hasEntered() {
        return Boolean.TRUE.equals(in);
    }

    /** Whether the car is known to have left the pits at the start of this lap. */
    public boolean hasLeft() {
        return Boolean.TRUE.equals(out);
    }
}
