package io.undercut.race.simulation.race;

import io.undercut.race.RaceId;

/**
 * A change of the track status.
 *
 * @param race season and round
 * @param timeMs session clock, ms
 * @param status the feed's code: 1 green, 2 yellow, 4 safety car, 6 virtual safety car, 7 its end
 */
public record StatusChange(RaceId race, long timeMs, String status) {}
