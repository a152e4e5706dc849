package io.undercut.race.simulation.track;

import io.undercut.race.simulation.track.Circuit.Asphalt;
import io.undercut.race.simulation.track.Circuit.Layout;
import io.undercut.race.simulation.track.Circuit.Load;
import java.util.List;

/**
 * Twelve circuits, visited in this order every season. Ids, lengths, laps and numbers of turns are the real ones (f1db, CC BY 4.0). Base laps
 * sit near the best race laps of 2022–2024; medium wear follows fixed-effects fits of those seasons' public laps (0.03 s/lap in Monaco …
 * 0.15 in Bahrain), pulled a little towards their middle because a fit of one circuit is noisy. Seconds per kilogram are those of the 2019
 * races in the parameter files of TUM's race simulation (Heilmeier, Graf, Lienkamp 2018, doi:10.1109/ITSC.2018.8570012); Zandvoort, which
 * they lack, has their mean. Brake indices and decelerations are the manufacturer's where found (Brembo, notes on the races of 2016 and its
 * table of 2019: Monza 8 and 4.3 g, Silverstone 3 and 4.1 g, Austin 5, Bahrain 9 and 4.4 g, Suzuka 4 and 3.3 g, Melbourne and Spielberg 8),
 * else 6 and 4.0 g. Pit losses, spreads and difficulty are round figures from our own judgement of race reports, not fits.
 */
public final class Calendar {
    private static final List<Circuit> CIRCUITS = List.of(
            circuit(
                    "bahrain",
                    "Bahrain",
                    new Layout(57, 5412, 15, 94.5, 0.32, 0.43, 318),
                    new Asphalt(0.125, 1.30),
                    new Load(0.023, 9, 4.4),
                    new Setting(22.5, 0.30, 27)),
            circuit(
                    "melbourne",
                    "Australian",
                    new Layout(58, 5278, 14, 81.0, 0.34, 0.22, 322),
                    new Asphalt(0.038, 1.75),
                    new Load(0.029, 8, 4.0),
                    new Setting(19.0, 0.60, 22)),
            circuit(
                    "suzuka",
                    "Japanese",
                    new Layout(53, 5807, 18, 94.0, 0.36, 0.45, 315),
                    new Asphalt(0.095, 1.35),
                    new Load(0.028, 4, 3.3),
                    new Setting(22.0, 0.55, 21)),
            circuit(
                    "monaco",
                    "Monaco",
                    new Layout(78, 3337, 19, 75.5, 0.27, 0.47, 285),
                    new Asphalt(0.026, 1.50),
                    new Load(0.034, 6, 4.0),
                    new Setting(19.5, 0.97, 23)),
            circuit(
                    "catalunya",
                    "Spanish",
                    new Layout(66, 4657, 14, 77.5, 0.29, 0.40, 325),
                    new Asphalt(0.082, 1.45),
                    new Load(0.033, 6, 4.0),
                    new Setting(22.0, 0.55, 26)),
            circuit(
                    "spielberg",
                    "Austrian",
                    new Layout(71, 4318, 10, 68.5, 0.25, 0.44, 322),
                    new Asphalt(0.045, 1.60),
                    new Load(0.019, 8, 4.0),
                    new Setting(20.0, 0.35, 25)),
            circuit(
                    "silverstone",
                    "British",
                    new Layout(52, 5891, 18, 90.5, 0.31, 0.40, 325),
                    new Asphalt(0.052, 1.80),
                    new Load(0.034, 3, 4.1),
                    new Setting(20.5, 0.40, 20)),
            circuit(
                    "hungaroring",
                    "Hungarian",
                    new Layout(70, 4381, 14, 81.5, 0.35, 0.36, 312),
                    new Asphalt(0.057, 1.40),
                    new Load(0.028, 6, 4.0),
                    new Setting(20.5, 0.70, 30)),
            circuit(
                    "spa-francorchamps",
                    "Belgian",
                    new Layout(44, 7004, 19, 107.0, 0.30, 0.43, 330),
                    new Asphalt(0.070, 1.55),
                    new Load(0.030, 6, 4.0),
                    new Setting(18.5, 0.30, 19)),
            circuit(
                    "zandvoort",
                    "Dutch",
                    new Layout(72, 4259, 14, 74.0, 0.34, 0.35, 315),
                    new Asphalt(0.047, 1.70),
                    new Load(0.029, 6, 4.0),
                    new Setting(19.5, 0.70, 20)),
            circuit(
                    "monza",
                    "Italian",
                    new Layout(53, 5793, 11, 83.5, 0.33, 0.34, 345),
                    new Asphalt(0.041, 1.45),
                    new Load(0.027, 8, 4.3),
                    new Setting(24.0, 0.40, 28)),
            circuit(
                    "austin",
                    "United States",
                    new Layout(56, 5513, 20, 98.5, 0.27, 0.39, 325),
                    new Asphalt(0.068, 1.65),
                    new Load(0.037, 5, 4.0),
                    new Setting(20.5, 0.40, 28)));

    private Calendar() {}

    /** The circuit of a round, from 1. */
    public static Circuit circuit(int round) {
        return CIRCUITS.get((round - 1) % CIRCUITS.size());
    }

    /** The circuits that a season of so many races visits. */
    public static List<Circuit> circuits(int races) {
        return CIRCUITS.subList(0, Math.min(races, CIRCUITS.size()));
    }

    private record Setting(double pitLoss, double difficulty, double airC) {}

    private static Circuit circuit(
            String id, String event, Layout layout, Asphalt asphalt, Load load, Setting setting) {
        return new Circuit(
                id,
                event + " Grand Prix",
                layout,
                asphalt,
                load,
                setting.pitLoss(),
                setting.difficulty(),
                setting.airC());
    }
}
