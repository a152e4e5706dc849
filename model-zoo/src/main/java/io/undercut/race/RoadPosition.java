package io.undercut.race;

/**
 * Where a car was in the field at the end of a lap.
 *
 * @param position race position, from 1
 * @param gapToLeaderMs time behind the first car to end the same lap, ms
 * @param intervalAheadMs time behind the car ahead on the same lap, ms
 */
public record RoadPosition(Integer position, Long gapToLeaderMs, Long intervalAheadMs) {}
