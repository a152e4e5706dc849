package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.PlannedStint;
import io.undercut.race.simulation.car.TireSet;
import java.util.List;

/**
 * A decision to pit at the end of a lap.
 *
 * @param tires the set to fit
 * @param stints the stint to come and those planned after it
 */
record Stop(TireSet tires, List<PlannedStint> stints) {}
