package io.undercut.race.simulation;

import io.undercut.race.Compound;
import java.util.List;
import java.util.Optional;

/** Decides, before each lap, whether the car pits at its end: by plan, for rain and its end, or because a safety car makes it cheap. */
final class PitWall {
    /** Neither stop nor change of mind in the last laps: there is nothing left to win back. */
    private static final int LAST_LAPS = 4;
    /** A safety car brings a planned stop forward by at most so many laps. */
    private static final int CHEAP_STOP_LAPS = 12;

    private static final int YOUNGEST_SET = 6;
    private static final double CHEAP_STOP_CHANCE = 0.75;
    /** Intermediates and slicks are equally fast near this wetness, by the penalties of {@link RaceRun}. */
    private static final double CROSSOVER = 0.33;

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
        if (skies.wetness(clockMs) > CROSSOVER) {
            return fitted(intermediates(), 1, noise);
        }
        return fitted(strategist.raceOn(skies.at(clockMs).trackC(), entry.wearFactor(), noise), 1, noise);
    }

    /** The stop at the end of this lap, if there is one. */
    Optional<Stop> afterLap(CarState car, int lap, Noise noise) {
        long endMs = car.clockMs() + (long) (circuit.layout().baseSeconds() * 1000);
        double wetness = skies.wetness(endMs) + noise.gaussian(CROSSOVER_SIGMA);
        boolean cheap = noise.chance(CHEAP_STOP_CHANCE);
        TireSet tires = car.tires();
        if (lap > circuit.layout().laps() - LAST_LAPS) {
            return Optional.empty();
        }
        int next = tires.stint() + 1;
        if (tires.compound().isDry() && wetness > CROSSOVER + CROSSOVER_SIGMA) {
            return Optional.of(fitted(intermediates(), next, noise));
        }
        if (!tires.compound().isDry() && wetness < CROSSOVER - CROSSOVER_SIGMA) {
            double trackC = skies.at(endMs).trackC();
            return Optional.of(
                    fitted(strategist.dryRestOn(lap, trackC, car.entry().wearFactor(), noise), next, noise));
        }
        boolean planned = car.stints().size() > 1;
        int early = car.stints().get(0).lastLap() - lap;
        boolean chance =
                cheap && control.isSafetyCarAt(endMs) && early <= CHEAP_STOP_LAPS && tires.lapsDone() >= YOUNGEST_SET;
        if (planned && (early <= 0 || chance)) {
            List<PlannedStint> rest = car.stints().subList(1, car.stints().size());
            return Optional.of(fitted(List.copyOf(rest), next, noise));
        }
        return Optional.empty();
    }

    private List<PlannedStint> intermediates() {
        return List.of(new PlannedStint(Compound.INTERMEDIATE, circuit.layout().laps()));
    }

    private static Stop fitted(List<PlannedStint> stints, int stint, Noise noise) {
        return new Stop(TireSet.fitted(stints.get(0).compound(), stint, noise), stints);
    }
}
