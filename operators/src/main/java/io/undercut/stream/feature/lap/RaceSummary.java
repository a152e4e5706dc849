package io.undercut.stream.feature.lap;

import io.undercut.race.Compound;
import java.util.Optional;

/**
 * What later races may know of a race that is over.
 *
 * @param raceId {@code 2024-05}; its order is time order
 * @param season the year
 * @param circuit the circuit's id
 * @param lastLap the furthest lap that any car ended
 * @param cleanMedianS median lap time of clean laps, s; NaN where there is none
 * @param pitLossS median time lost by a stop, s: in-lap and out-lap less two clean laps; NaN where it is unknown
 * @param neutralShare share of laps under a safety car, real or virtual, or a red flag, 0 … 1
 * @param positionChanges places changed by a car from lap to lap, mean
 * @param changes tire changes
 * @param swaps dry tires changed for dry tires, none under a red flag, in the order in which their first laps ended
 * @param wear loss on tire age gained by compound group, in the order HARD, MEDIUM, SOFT
 * @param cars every car that ended a lap
 */
@SuppressWarnings("ArrayRecordComponent")
public record RaceSummary(
        String raceId,
        int season,
        String circuit,
        int lastLap,
        double cleanMedianS,
        double pitLossS,
        double neutralShare,
        double positionChanges,
        TireChange[] changes,
        TireSwap[] swaps,
        SlopeSums[] wear,
        CarSummary[] cars) {

    /**
     * Tires taken off.
     *
     * @param compound the compound's name
     * @param age laps on the set
     */
    public record TireChange(String compound, int age) {}

    /**
     * Dry tires changed for others.
     *
     * @param from the name of the compound taken off
     * @param to of the one fitted
     */
    public record TireSwap(String from, String to) {
        /**
         * The swap between two laps of a car; none where it did not stop, the stop was under a red flag, or one of the tires is not known or not
         * dry.
         *
         * @param out the lap after it; null where it is not known
         */
        static Optional<TireSwap> between(DrivenLap in, DrivenLap out) {
            if (out == null
                    || in.number() + 1 != out.number()
                    || !in.lap().pit().hasEntered()
                    || in.has('5')) {
                return Optional.empty();
            }
            Compound from = in.lap().tire().compound();
            Compound to = out.lap().tire().compound();
            return from == null || to == null || !from.isDry() || !to.isDry()
                    ? Optional.empty()
                    : Optional.of(new TireSwap(from.name(), to.name()));
        }
    }

    /**
     * One car's race.
     *
     * @param driver the driver's code
     * @param team the team; {@code unknown} where the source has none
     * @param firstPosition position after the first known lap; NaN when unknown
     * @param lastPosition position after the last known lap; NaN when unknown. Penalties come later and are not in it
     * @param laps laps ended
     * @param stops pit entries
     * @param firstStop lap on which it first entered the pits; NaN where it did not
     * @param paceVsFieldS median clean lap less the race's median clean lap, s; NaN below three clean laps
     */
    public record CarSummary(
            String driver,
            String team,
            double firstPosition,
            double lastPosition,
            int laps,
            int stops,
            double firstStop,
            double paceVsFieldS) {}
}
