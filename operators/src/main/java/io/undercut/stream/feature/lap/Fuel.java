package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;

/**
 * An estimate of fuel, which no public feed carries.
 *
 * <p>Start: the most the sporting regulations allow for a race, 110 kg from 2019 on and 105 kg in 2018 (FIA Formula One Sporting
 * Regulations 2018 and 2019, article 30.5). Teams start with less where they can, so the estimate is high by some kilograms; from 2026 on
 * the regulations limit energy instead, and it is too high. Burn: the same on every lap so that the tank would be empty at the flag, half
 * on laps behind a safety car or under a red flag. Effect: 0.03 s a lap for each kilogram on a typical circuit (J. Allen, "Fuelled for
 * success", 2014), taken as a lap of 90 s and scaled by lap time.
 */
final class Fuel {
    private static final double START_KG = 110;
    private static final double START_KG_UNTIL_2018 = 105;
    private static final int LAST_SEASON_OF_LESS = 2018;
    private static final double NEUTRAL_SHARE = 0.5;
    private static final double SECONDS_PER_KG = 0.03;
    private static final double TYPICAL_LAP_S = 90;

    private Fuel() {}

    /** Fuel left after a lap, kg; NaN where the race's length is unknown. The car's lap before is null at the start. */
    static double after(Lap lap, DrivenLap before) {
        if (lap.raceLaps() == null || lap.raceLaps() < 1) {
            return Double.NaN;
        }
        double start = lap.race().season() <= LAST_SEASON_OF_LESS ? START_KG_UNTIL_2018 : START_KG;
        boolean isKnown = before != null && !Double.isNaN(before.fuelKg());
        double from = isKnown ? before.fuelKg() : start;
        int laps = lap.lap() - (isKnown ? before.number() : 0);
        double lastShare = DrivenLap.isNeutral(lap) ? NEUTRAL_SHARE : 1;
        return Math.max(0, from - start / lap.raceLaps() * (laps - 1 + lastShare));
    }

    /** Lap time that a mass of fuel costs, s. */
    static double costSeconds(double fuelKg, double lapSeconds) {
        return SECONDS_PER_KG * fuelKg * lapSeconds / TYPICAL_LAP_S;
    }
}
