package io.undercut.race.simulation.race;

import io.undercut.race.Compound;
import io.undercut.race.simulation.car.PlannedStint;
import io.undercut.race.simulation.car.Rubber;
import io.undercut.race.simulation.track.Circuit;
import io.undercut.race.simulation.track.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plans stints by arithmetic every pit wall does. With loss linear in wear, a stint of n laps costs pace·n + wear·n²/2; the best split gives
 * every stint the same cost for one lap more, so n = (level − pace) / wear (Lagrange). The cheapest sequence wins, but for a
 * wall's guess being off by some seconds.
 */
final class Strategist {
    private static final List<List<Compound>> SEQUENCES = List.of(
            List.of(Compound.MEDIUM, Compound.HARD),
            List.of(Compound.HARD, Compound.MEDIUM),
            List.of(Compound.SOFT, Compound.HARD),
            List.of(Compound.SOFT, Compound.MEDIUM),
            List.of(Compound.MEDIUM, Compound.SOFT),
            List.of(Compound.MEDIUM, Compound.HARD, Compound.MEDIUM),
            List.of(Compound.SOFT, Compound.HARD, Compound.MEDIUM),
            List.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD),
            List.of(Compound.SOFT, Compound.HARD, Compound.HARD),
            List.of(Compound.MEDIUM, Compound.HARD, Compound.HARD),
            List.of(Compound.SOFT, Compound.MEDIUM, Compound.SOFT),
            List.of(Compound.SOFT, Compound.MEDIUM, Compound.MEDIUM));
    /** After rain the two-compound rule is waived, and one set may do. */
    private static final List<List<Compound>> SINGLES =
            List.of(List.of(Compound.SOFT), List.of(Compound.MEDIUM), List.of(Compound.HARD));

    private static final int SHORTEST_STINT = 8;
    /** No wall plans past 37 laps on one set: graining and punctures do not stand in its formula. */
    private static final int LONGEST_STINT = 37;
    /** Disagreement among walls with the same data, s over a race. */
    private static final double GUESS_SECONDS = 5;

    private static final double JITTER_LAPS = 1.8;

    private final Circuit circuit;
    private final Rubber rubber;

    Strategist(Circuit circuit) {
        this.circuit = circuit;
        this.rubber = new Rubber(circuit);
    }

    /** The stints from lights out to the flag, two dry compounds at least. */
    List<PlannedStint> raceOn(double trackC, double wearFactor, Noise noise) {
        return cheapest(SEQUENCES, 0, trackC, wearFactor, noise);
    }

    /** The stints after so many laps, once the rain has gone. */
    List<PlannedStint> dryRestOn(int lapsDone, double trackC, double wearFactor, Noise noise) {
        List<List<Compound>> sequences = new ArrayList<>(SINGLES);
        if (circuit.layout().laps() - lapsDone > 2 * SHORTEST_STINT) {
            sequences.addAll(SEQUENCES);
        }
        return cheapest(sequences, lapsDone, trackC, wearFactor, noise);
    }

    private List<PlannedStint> cheapest(
            List<List<Compound>> sequences, int lapsDone, double trackC, double wearFactor, Noise noise) {
        double bestCost = Double.POSITIVE_INFINITY;
        List<PlannedStint> best = List.of();
        for (List<Compound> sequence : sequences) {
            double[] wear = sequence.stream()
                    .mapToDouble(it -> rubber.wearSecondsPerLap(it) * rubber.wearAt(it, trackC) * wearFactor)
                    .toArray();
            double[] laps = split(sequence, wear, circuit.layout().laps() - lapsDone);
            double cost = cost(sequence, wear, laps) + noise.gaussian(GUESS_SECONDS);
            if (cost < bestCost) {
                bestCost = cost;
                best = rounded(sequence, laps, lapsDone, noise);
            }
        }
        return best;
    }

    private double[] split(List<Compound> sequence, double[] wear, int laps) {
        double weight = 0;
        double offset = 0;
        for (int i = 0; i < wear.length; i++) {
            weight += 1 / wear[i];
            offset += rubber.paceSeconds(sequence.get(i)) / wear[i];
        }
        double level = (laps + offset) / weight;
        return IntStream.range(0, wear.length)
                .mapToDouble(i -> Math.max(1, (level - rubber.paceSeconds(sequence.get(i))) / wear[i]))
                .toArray();
    }

    private double cost(List<Compound> sequence, double[] wear, double[] laps) {
        double cost = circuit.pitLossSeconds() * sequence.size();
        for (int i = 0; i < wear.length; i++) {
            double beyond = Math.max(0, laps[i] - Math.min(LONGEST_STINT, rubber.cliffAgeLaps(sequence.get(i))));
            double missing = Math.max(0, SHORTEST_STINT - laps[i]);
            cost += rubber.paceSeconds(sequence.get(i)) * laps[i] + wear[i] * laps[i] * laps[i] / 2;
            cost += beyond * beyond + missing * missing;
        }
        return cost;
    }

    private List<PlannedStint> rounded(List<Compound> sequence, double[] laps, int lapsDone, Noise noise) {
        int flag = circuit.layout().laps();
        List<PlannedStint> stints = new ArrayList<>();
        double lap = lapsDone;
        int earliest = lapsDone;
        for (int i = 0; i < laps.length; i++) {
            lap += laps[i];
            int last = i == laps.length - 1 ? flag : (int) Math.rint(lap + noise.gaussian(JITTER_LAPS));
            last = Math.min(flag, Math.max(earliest + 1, last));
            stints.add(new PlannedStint(sequence.get(i), last));
            earliest = last;
        }
        return List.copyOf(stints);
    }
}
