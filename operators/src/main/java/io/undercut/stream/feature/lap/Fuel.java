package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import java.util.Map;

/**
 * An estimate of fuel, which no public feed carries.
 *
 * <p>Start: the most the sporting regulations allow for a race, 110 kg from 2019 on and 105 kg in 2018 (FIA Formula One Sporting
 * Regulations 2018 and 2019, article 30.5). Teams start with less where they can, so the estimate is high by some kilograms; from 2026 on
 * the regulations limit energy instead, and it is too high. Burn: the same on every lap so that the tank would be empty at the flag, half
 * on laps behind a safety car or under a red flag.
 *
 * <p>Effect: the seconds a lap for each kilogram of the 2019 races in the parameter files of TUM's race simulation (Heilmeier, Graf,
 * Lienkamp 2018, doi:10.1109/ITSC.2018.8570012; Heilmeier et al. 2020, doi:10.3390/app10217805). Circuits that they lack have 0.03 s on a
 * lap of 90 s (J. Allen, "Fuelled for success", 2014), scaled by lap time. Layouts have changed since, Melbourne's and Abu Dhabi's most.
 */
public final class Fuel {
    private static final double START_KG = 110;
    private static final double START_KG_UNTIL_2018 = 105;
    private static final int LAST_SEASON_OF_LESS = 2018;
    private static final double NEUTRAL_SHARE = 0.5;
    private static final double SECONDS_PER_KG = 0.03;
    private static final double TYPICAL_LAP_S = 90;

    private static final Map<String, Double> BY_CIRCUIT = Map.ofEntries(
            Map.entry("austin", 0.037),
            Map.entry("bahrain", 0.023),
            Map.entry("baku", 0.038),
            Map.entry("catalunya", 0.033),
            Map.entry("hockenheimring", 0.034),
            Map.entry("hungaroring", 0.028),
            Map.entry("interlagos", 0.030),
            Map.entry("marina-bay", 0.030),
            Map.entry("melbourne", 0.029),
            Map.entry("mexico-city", 0.026),
            Map.entry("monaco", 0.034),
            Map.entry("montreal", 0.022),
            Map.entry("monza", 0.027),
            Map.entry("paul-ricard", 0.035),
            Map.entry("shanghai", 0.031),
            Map.entry("silverstone", 0.034),
            Map.entry("sochi", 0.031),
            Map.entry("spa-francorchamps", 0.030),
            Map.entry("spielberg", 0.019),
            Map.entry("suzuka", 0.028),
            Map.entry("yas-marina", 0.034));

    private Fuel() {}

    private static double startKg(Lap lap) {
        return lap.race().season() <= LAST_SEASON_OF_LESS ? START_KG_UNTIL_2018 : START_KG;
    }

    /** What the regulations leave of fuel for each lap of a race, kg; NaN where the race's length is unknown. */
    public static double allowanceKg(Lap lap) {
        return lap.raceLaps() == null || lap.raceLaps() < 1 ? Double.NaN : startKg(lap) / lap.raceLaps();
    }

    /** Fuel left after a lap, kg; NaN where the race's length is unknown. The car's lap before is null at the start. */
    static double after(Lap lap, DrivenLap before) {
        if (lap.raceLaps() == null || lap.raceLaps() < 1) {
            return Double.NaN;
        }
        double start = startKg(lap);
        boolean isKnown = before != null && !Double.isNaN(before.fuelKg());
        double from = isKnown ? before.fuelKg() : start;
        int laps = lap.lap() - (isKnown ? before.number() : 0);
        double lastShare = DrivenLap.isNeutral(lap) ? NEUTRAL_SHARE : 1;
        return Math.max(0, from - start / lap.raceLaps() * (laps - 1 + lastShare));
    }

    /** Lap time that a mass of fuel costs at a circuit, null where unknown, s; NaN where that depends on a lap time that is unknown. */
    static double costSeconds(double fuelKg, String circuit, double lapSeconds) {
        Double secondsPerKg = circuit == null ? null : BY_CIRCUIT.get(circuit);
        return fuelKg * (secondsPerKg == null ? SECONDS_PER_KG * lapSeconds / TYPICAL_LAP_S : secondsPerKg);
    }
}
