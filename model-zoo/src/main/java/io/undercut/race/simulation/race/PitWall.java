package io.undercut.race.simulation.race;

import io.undercut.race.Compound;
import io.undercut.race.simulation.car.CarState;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.PlannedStint;
import io.undercut.race.simulation.car.Rubber;
import io.undercut.race.simulation.car.TireSet;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;
import io.undercut.race.simulation.track.Skies;
import java.util.List;
import java.util.Optional;

/**
 * Decides, before each lap, whether the car pits at its end: by plan, to cover a rival, for rain and its end, or because a safety car makes it
 * cheap. It errs: it misreads the sky, answers late, or plans by a wrong guess (see {@link Strategist}).
 */
final class PitWall {
    /** Neither stop nor change of mind in the last laps: there is nothing left to win back. */
    private static final int LAST_LAPS = 4;
    /** A safety car brings a planned stop forward by at most so many laps. */
    private static final int CHEAP_STOP_LAPS = 12;

    private static final int YOUNGEST_SET = 6;
    private static final double CHEAP_STOP_CHANCE = 0.75;
    /** A rival's stop brings a planned one forward by at most so many laps: who stops first gains, the undercut. */
    private static final int COVERING_LAPS = 5;

    private static final double COVERING_CHANCE = 0.4;
    /** The call comes a lap late, or the driver misses the entry. */
    private static final double LATE_CHANCE = 0.06;
    /** Intermediates and slicks, and full wets and intermediates, are equally fast near these, by {@link Rubber#waterLoss}. */
    private static final double CROSSOVER = 0.33;

    private static final double FULL_WET_CROSSOVER = 0.86;
    private static final double CROSSOVER_SIGMA = 0.07;

    private final Circuit circuit;
    private final Skies skies;
    private final RaceControl control;
    private final Strategist strategist;

    PitWall(Circuit circuit, Skies skies, RaceControl control) {
        this.circuit = circuit;
        this.skies = skies;
        this.control = control;
        this.strategist = new Strategist(circuit);
    }

    /** The tires and plan on the grid. */
    Stop atStart(Entry entry, long clockMs, Noise noise) {
        double wetness = skies.wetness(clockMs);
        if (wetness > CROSSOVER) {
            return fitted(rainTires(wetness), 1, noise);
        }
        return fitted(strategist.raceOn(skies.at(clockMs).trackC(), entry.wearFactor(), noise), 1, noise);
    }

    /** The stop at the end of this lap, if there is one. */
    Optional<Stop> afterLap(CarState car, Approach approach, Noise noise) {
        int lap = approach.lap();
        long endMs = car.clockMs() + (long) (circuit.layout().baseSeconds() * 1000);
        double wetness = skies.wetness(endMs) + noise.gaussian(CROSSOVER_SIGMA);
        boolean cheap = noise.chance(CHEAP_STOP_CHANCE);
        boolean covers = noise.chance(COVERING_CHANCE);
        boolean late = noise.chance(LATE_CHANCE);
        if (late || lap > circuit.layout().laps() - LAST_LAPS) {
            return Optional.empty();
        }
        Optional<List<PlannedStint>> sky = forTheSky(car, lap, wetness, noise);
        if (sky.isPresent()) {
            return sky.map(stints -> fitted(stints, car.tires().stint() + 1, noise));
        }
        if (car.stints().size() < 2) {
            return Optional.empty();
        }
        int early = car.stints().get(0).lastLap() - lap;
        boolean old = car.tires().lapsDone() >= YOUNGEST_SET;
        boolean chance = cheap && old && control.isSafetyCarAt(endMs) && early <= CHEAP_STOP_LAPS;
        boolean cover = covers && old && approach.rivalBoxed() && early <= COVERING_LAPS;
        if (early > 0 && !chance && !cover) {
            return Optional.empty();
        }
        List<PlannedStint> rest =
                List.copyOf(car.stints().subList(1, car.stints().size()));
        return Optional.of(fitted(rest, car.tires().stint() + 1, noise));
    }

    private Optional<List<PlannedStint>> forTheSky(CarState car, int lap, double wetness, Noise noise) {
        Compound compound = car.tires().compound();
        boolean wetter = compound.isDry() && wetness > CROSSOVER + CROSSOVER_SIGMA
                || compound == Compound.INTERMEDIATE && wetness > FULL_WET_CROSSOVER + CROSSOVER_SIGMA;
        if (wetter) {
            return Optional.of(rainTires(wetness));
        }
        if (!compound.isDry() && wetness < CROSSOVER - CROSSOVER_SIGMA) {
            long endMs = car.clockMs() + (long) (circuit.layout().baseSeconds() * 1000);
            double trackC = skies.at(endMs).trackC();
            return Optional.of(strategist.dryRestOn(lap, trackC, car.entry().wearFactor(), noise));
        }
        boolean drier = compound == Compound.WET && wetness < FULL_WET_CROSSOVER - 2 * CROSSOVER_SIGMA;
        return drier ? Optional.of(rainTires(wetness)) : Optional.empty();
    }

    private List<PlannedStint> rainTires(double wetness) {
        Compound compound = wetness > FULL_WET_CROSSOVER ? Compound.WET : Compound.INTERMEDIATE;
        return List.of(new PlannedStint(compound, circuit.layout().laps()));
    }

    private static Stop fitted(List<PlannedStint> stints, int stint, Noise noise) {
        return new Stop(TireSet.fitted(stints.get(0).compound(), stint, noise), stints);
    }
}
