package io.undercut.race.simulation.race;

/**
 * How a car comes to a lap.
 *
 * @param lap the lap's number
 * @param place the car's place at its start, from 0
 * @param leads whether it is the first car on the road: a safety car would pick it up
 * @param wake how deep it runs in the wake of the car ahead, 0 … 1
 * @param towSeconds what an open rear wing adds to an attack, s
 * @param rivalBoxed whether a car it fights with has just been in the pits
 * @param traffic the road ahead
 */
record Approach(
        int lap, int place, boolean leads, double wake, double towSeconds, boolean rivalBoxed, Traffic traffic) {}
