package io.undercut.race.simulation.car;

import java.util.List;

/**
 * A car between two laps.
 *
 * @param entry which car
 * @param clockMs session clock at the line
 * @param tires the set for the lap to come
 * @param condition fuel, brakes and the like
 * @param stints the stint under way and those planned after it
 * @param service the stop under way, {@link PitService#NONE} on the road
 */
public record CarState(
        Entry entry, long clockMs, TireSet tires, Condition condition, List<PlannedStint> stints, PitService service) {

    /** Whether it crossed the line in the pit lane, to begin an out-lap. */
    public boolean boxed() {
        return service != PitService.NONE;
    }

    public CarState with(Condition changed) {
        return new CarState(entry, clockMs, tires, changed, stints, service);
    }
}
