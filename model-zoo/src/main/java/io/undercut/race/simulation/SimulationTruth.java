package io.undercut.race.simulation;

import io.undercut.race.Compound;
import io.undercut.race.simulation.car.DrivingStyle;
import java.util.List;

/**
 * The coefficients behind simulated laps, to be written beside them: what a model ought to find. Plain numbers, strings and lists, so that it
 * reads and writes as JSON without further ado.
 *
 * @param seed the plan's seed
 * @param referenceTrackC track temperature to which wear is quoted, °C
 * @param cliffSecondsPerLap further loss per lap of wear beyond the cliff, s
 * @param wakeSeconds loss right behind another car, s a lap
 * @param wakeReach time behind the car ahead at which that loss has faded to nothing, s
 * @param lapSigmaSeconds standard deviation of a clean lap's scatter, s
 * @param styles what the driving styles do
 * @param circuits what holds at each circuit
 * @param cars what holds for each car of each season
 */
public record SimulationTruth(
        long seed,
        double referenceTrackC,
        double cliffSecondsPerLap,
        double wakeSeconds,
        double wakeReach,
        double lapSigmaSeconds,
        List<StyleTruth> styles,
        List<CircuitTruth> circuits,
        List<CarTruth> cars) {
    /** Takes copies. */
    public SimulationTruth {
        styles = List.copyOf(styles);
        circuits = List.copyOf(circuits);
        cars = List.copyOf(cars);
    }

    /**
     * What holds at a circuit.
     *
     * @param circuit the circuit's id
     * @param baseSeconds lap of the average car on an empty tank and new mediums, s
     * @param pitLossSeconds time lost by one stop, s
     * @param overtakingDifficulty 0 … 1
     * @param fuelKgPerLap fuel burned on a green lap in a balanced style, kg
     * @param fuelSecondsPerKg lap time per kg on board, s
     * @param fuelSecondsPerLap lap time won by a lap's burn, s
     * @param evolutionSecondsPerLap lap time won by a lap's rubber on the track, s
     * @param brakes what holds for the brake bias
     * @param tires what holds for each dry compound
     */
    public record CircuitTruth(
            String circuit,
            double baseSeconds,
            double pitLossSeconds,
            double overtakingDifficulty,
            double fuelKgPerLap,
            double fuelSecondsPerKg,
            double fuelSecondsPerLap,
            double evolutionSecondsPerLap,
            BrakeTruth brakes,
            List<TireTruth> tires) {
        /** Takes a copy. */
        public CircuitTruth {
            tires = List.copyOf(tires);
        }
    }

    /**
     * What holds for the brake bias at a circuit: the best bias is linear in fuel, wear and water.
     *
     * @param emptyPct the best bias of an empty car on new tires in the dry, % to the front
     * @param perKgPct its change per kilogram of fuel, points of percent
     * @param perWornLapPct its change per lap of wear at the reference temperature, points of percent
     * @param wetPct its change on a fully wet track, points of percent
     * @param secondsAtOnePoint lap time lost to a bias one point of percent off, s; two points cost four times as much
     */
    public record BrakeTruth(
            double emptyPct, double perKgPct, double perWornLapPct, double wetPct, double secondsAtOnePoint) {}

    /**
     * What a driving style does, against the balanced one.
     *
     * @param style the style
     * @param seconds lap time on a lap of 88 s, s
     * @param wear factor on wear
     * @param fuel factor on fuel burned
     * @param heat factor on the heat into the brakes
     */
    public record StyleTruth(DrivingStyle style, double seconds, double wear, double fuel, double heat) {}

    /**
     * What holds for a compound at a circuit.
     *
     * @param compound the compound
     * @param paceSeconds lap time when new, against the new medium, s
     * @param wearSecondsPerLap lap time lost per lap of age at the reference track temperature, for a wear factor of 1, s
     * @param wearPerDegree relative change of wear per °C of track
     * @param cliffAgeLaps age at the reference temperature from which the loss grows faster, laps
     */
    public record TireTruth(
            Compound compound,
            double paceSeconds,
            double wearSecondsPerLap,
            double wearPerDegree,
            double cliffAgeLaps) {}

    /**
     * What holds for a car in a season.
     *
     * @param season the season
     * @param driver the driver's code
     * @param team the team
     * @param paceSeconds lap time against the average car on a lap of 88 s, s
     * @param wearFactor wear against the average car, in the driver's usual style
     * @param style the driver's usual style
     * @param biasPreferencePct where the driver likes the brake bias, against the best, points of percent
     */
    public record CarTruth(
            int season,
            String driver,
            String team,
            double paceSeconds,
            double wearFactor,
            DrivingStyle style,
            double biasPreferencePct) {}
}
