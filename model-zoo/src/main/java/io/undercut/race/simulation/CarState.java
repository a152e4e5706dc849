package io.undercut.race.simulation;

import java.util.List;

/**
 * A car between two laps.
 *
 * @param entry which car
 * @param clockMs session clock at the line
 * @param tires the set for the lap to come
 * @param fuelKg fuel on board, kg
 * @param stints the stint under way and those planned after it
 * @param boxed whether it crossed the line in the pit lane, to begin an out-lap
 */
record CarState(Entry entry, long clockMs, TireSet tires, double fuelKg, List<PlannedStint> stints, boolean boxed) {}
