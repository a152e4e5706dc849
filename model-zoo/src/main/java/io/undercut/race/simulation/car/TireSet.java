package io.undercut.race.simulation.car;

import io.undercut.race.Compound;
import io.undercut.race.TireUse;
import io.undercut.race.simulation.track.Noise;

/**
 * A set on a car.
 *
 * @param compound the compound
 * @param lapsDone laps done, those before it was fitted included
 * @param stint the stint's number, from 1
 * @param fresh whether it was new when fitted
 * @param worn wear so far, in laps at the reference temperature
 */
public record TireSet(Compound compound, int lapsDone, int stint, boolean fresh, double worn) {
    /** A used set has this many laps of qualifying behind it. */
    private static final int MOST_USED_LAPS = 4;
    /** About one dry set in seven is not new. */
    private static final double USED_CHANCE = 0.15;

    public static TireSet fitted(Compound compound, int stint, Noise noise) {
        int before = compound.isDry() && noise.chance(USED_CHANCE) ? noise.whole(2, MOST_USED_LAPS) : 0;
        return new TireSet(compound, before, stint, before == 0, before);
    }

    public TireSet after(double wear) {
        return new TireSet(compound, lapsDone + 1, stint, fresh, worn + wear);
    }

    /** How the lap now being driven shows it. */
    public TireUse use() {
        return new TireUse(compound, lapsDone + 1, stint, fresh);
    }
}
