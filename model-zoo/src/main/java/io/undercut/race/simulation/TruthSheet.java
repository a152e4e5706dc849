package io.undercut.race.simulation;

import io.undercut.race.Compound;
import io.undercut.race.simulation.SimulationTruth.BrakeTruth;
import io.undercut.race.simulation.SimulationTruth.CarTruth;
import io.undercut.race.simulation.SimulationTruth.CircuitTruth;
import io.undercut.race.simulation.SimulationTruth.StyleTruth;
import io.undercut.race.simulation.SimulationTruth.TireTruth;
import io.undercut.race.simulation.car.Brakes;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.car.Rubber;
import io.undercut.race.simulation.track.Circuit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Collects the coefficients behind a plan's laps from the classes that use them. */
final class TruthSheet {
    private TruthSheet() {}

    static CircuitTruth of(Circuit circuit) {
        Rubber rubber = new Rubber(circuit);
        Brakes brakes = new Brakes(circuit);
        return new CircuitTruth(
                circuit.id(),
                circuit.layout().baseSeconds(),
                circuit.pitLossSeconds(),
                circuit.overtakingDifficulty(),
                circuit.fuelKgPerLap(),
                circuit.fuelSecondsPerKg(),
                circuit.fuelKgPerLap() * circuit.fuelSecondsPerKg(),
                circuit.evolutionSecondsPerLap(),
                new BrakeTruth(
                        brakes.emptyPct(),
                        brakes.perKgPct(),
                        Brakes.PER_WORN_LAP_PCT,
                        brakes.wetPct(),
                        brakes.biasSeconds(1)),
                Stream.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD)
                        .map(compound -> tire(rubber, compound))
                        .toList());
    }

    private static TireTruth tire(Rubber rubber, Compound compound) {
        return new TireTruth(
                compound,
                rubber.paceSeconds(compound),
                rubber.wearSecondsPerLap(compound),
                rubber.wearPerDegree(compound),
                rubber.cliffAgeLaps(compound));
    }

    static CarTruth of(int season, Entry entry) {
        return new CarTruth(
                season,
                entry.car().driver(),
                entry.car().team(),
                entry.paceSeconds(),
                entry.wearFactor(),
                entry.style(),
                entry.biasPreferencePct());
    }

    static List<StyleTruth> styles() {
        return Arrays.stream(DrivingStyle.values())
                .map(style -> new StyleTruth(style, style.seconds(), style.wear(), style.fuel(), style.heat()))
                .toList();
    }
}
