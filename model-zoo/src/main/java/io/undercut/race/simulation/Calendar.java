package io.undercut.race.simulation;

import io.undercut.race.simulation.Circuit.Asphalt;
import io.undercut.race.simulation.Circuit.Layout;
import java.util.List;

/**
 * Twelve circuits, visited in this order every season. Ids, lengths and laps are the real ones (f1db, CC BY 4.0). Base laps sit near
 * the best race laps of 2022–2024; medium wear follows fixed-effects fits of those seasons' public laps (0.03 s/lap in Monaco … 0.15 in
 * Bahrain), pulled a little towards their middle because a fit of one circuit is noisy. Pit losses, spreads and difficulty are round
 * figures from our own judgement of race reports, not fits.
 */
final class Calendar {
    private static final List<Circuit> CIRCUITS = List.of(
            circuit("bahrain", "Bahrain", layout(57, 5412, 94.5, 0.32, 0.43, 318), wear(0.125, 1.30), 22.5, 0.30, 27),
            circuit(
                    "melbourne",
                    "Australian",
                    layout(58, 5278, 81.0, 0.34, 0.22, 322),
                    wear(0.038, 1.75),
                    19.0,
                    0.60,
                    22),
            circuit("suzuka", "Japanese", layout(53, 5807, 94.0, 0.36, 0.45, 315), wear(0.095, 1.35), 22.0, 0.55, 21),
            circuit("monaco", "Monaco", layout(78, 3337, 75.5, 0.27, 0.47, 285), wear(0.026, 1.50), 19.5, 0.97, 23),
            circuit("catalunya", "Spanish", layout(66, 4657, 77.5, 0.29, 0.40, 325), wear(0.082, 1.45), 22.0, 0.55, 26),
            circuit(
                    "spielberg",
                    "Austrian",
                    layout(71, 4318, 68.5, 0.25, 0.44, 322),
                    wear(0.045, 1.60),
                    20.0,
                    0.35,
                    25),
            circuit(
                    "silverstone",
                    "British",
                    layout(52, 5891, 90.5, 0.31, 0.40, 325),
                    wear(0.052, 1.80),
                    20.5,
                    0.40,
                    20),
            circuit(
                    "hungaroring",
                    "Hungarian",
                    layout(70, 4381, 81.5, 0.35, 0.36, 312),
                    wear(0.057, 1.40),
                    20.5,
                    0.70,
                    30),
            circuit(
                    "spa-francorchamps",
                    "Belgian",
                    layout(44, 7004, 107.0, 0.30, 0.43, 330),
                    wear(0.070, 1.55),
                    18.5,
                    0.30,
                    19),
            circuit("zandvoort", "Dutch", layout(72, 4259, 74.0, 0.34, 0.35, 315), wear(0.047, 1.70), 19.5, 0.70, 20),
            circuit("monza", "Italian", layout(53, 5793, 83.5, 0.33, 0.34, 345), wear(0.041, 1.45), 24.0, 0.40, 28),
            circuit(
                    "austin",
                    "United States",
                    layout(56, 5513, 98.5, 0.27, 0.39, 325),
                    wear(0.068, 1.65),
                    20.5,
                    0.40,
                    28));

    private Calendar() {}

    /** The circuit of a round, from 1. */
    static Circuit circuit(int round) {
        return CIRCUITS.get((round - 1) % CIRCUITS.size());
    }

    /** The circuits that a season of so many races visits. */
    static List<Circuit> circuits(int races) {
        return CIRCUITS.subList(0, Math.min(races, CIRCUITS.size()));
    }

    private static Circuit circuit(
            String id, String event, Layout layout, Asphalt asphalt, double pitLoss, double difficulty, double airC) {
        return new Circuit(id, event + " Grand Prix", layout, asphalt, pitLoss, difficulty, airC);
    }

    private static Layout layout(int laps, int lengthM, double base, double sector1, double sector2, double topKph) {
        return new Layout(laps, lengthM, base, sector1, sector2, topKph);
    }

    private static Asphalt wear(double mediumWear, double spread) {
        return new Asphalt(mediumWear, spread);
    }
}
