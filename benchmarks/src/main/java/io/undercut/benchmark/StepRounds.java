package io.undercut.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All measurements of one case: each side's warm-up, then rounds in which the sides take turns. */
final class StepRounds {
    private static final int FIRST = 10;
    private static final double PIECE_SECONDS = 0.1;

    private final List<StepSide> sides;
    private final Map<StepSide, List<StepTime>> warmUps = new HashMap<>();
    private final Map<StepSide, List<StepTime>> rounds = new HashMap<>();

    StepRounds(List<StepSide> sides) {
        this.sides = sides;
    }

    /** Steps 1 to 10, 11 to 100 and so on, until a side has worked so long, which may cut the last decade short. */
    void warmUp(double seconds) throws IOException {
        for (StepSide side : sides) {
            List<StepTime> decades = new ArrayList<>();
            double left = seconds;
            for (int steps = FIRST; left > 0; steps = (steps == FIRST ? 9 : 10) * steps) {
                StepTime decade = decade(side, steps, left);
                decades.add(decade);
                left -= decade.seconds();
            }
            warmUps.put(side, decades);
        }
    }

    /** In pieces: how long a decade will take is not known before the compiler is done. */
    private static StepTime decade(StepSide side, int steps, double seconds) throws IOException {
        StepTime all = side.advance(Math.min(steps, FIRST));
        int piece = FIRST;
        while (all.steps() < steps && all.seconds() < seconds) {
            StepTime next = side.advance(Math.min(piece, steps - all.steps()));
            all = all.and(next);
            if (next.seconds() < PIECE_SECONDS) {
                piece *= 2;
            }
        }
        return all;
    }

    /** So many rounds, each side working about so long in each. */
    void measure(int count, double seconds) throws IOException {
        for (int round = 0; round < count; round++) {
            for (StepSide side : sides) {
                List<StepTime> before = round == 0 ? warmUps.get(side) : rounds.get(side);
                StepTime last = before.get(before.size() - 1);
                rounds.computeIfAbsent(side, unused -> new ArrayList<>())
                        .add(side.advance((int) Math.max(1, seconds / last.seconds() * last.steps())));
            }
        }
    }

    List<StepTime> warmUp(StepSide side) {
        return warmUps.get(side);
    }

    /** The middle of a side's rounds. */
    double median(StepSide side, ToDoubleFunction<StepTime> figure) {
        return Median.of(rounds.get(side).stream().mapToDouble(figure).toArray());
    }

    /** The middle of the rounds' ratios of two sides. */
    double ratio(StepSide over, StepSide under, ToDoubleFunction<StepTime> figure) {
        double[] ratios = new double[rounds.get(over).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figure.applyAsDouble(rounds.get(over).get(round))
                    / figure.applyAsDouble(rounds.get(under).get(round));
        }
        return Median.of(ratios);
    }

    /** Every measurement, as lines to keep. */
    List<String> lines(StepCase measured) {
        List<String> lines = new ArrayList<>();
        for (StepSide side : sides) {
            warmUps.get(side).forEach(time -> lines.add(time.line(measured, "warm-up")));
            rounds.get(side).forEach(time -> lines.add(time.line(measured, "round")));
        }
        return lines;
    }
}
