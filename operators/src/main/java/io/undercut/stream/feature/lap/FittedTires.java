package io.undercut.stream.feature.lap;

import io.undercut.stream.feature.lap.RaceSummary.TireSwap;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which dry tires were fitted at some changes. Shares of few changes stay near a third each (Laplace).
 *
 * @param changes how many changes
 * @param hard those to HARD
 * @param medium those to MEDIUM
 */
record FittedTires(int changes, int hard, int medium) {
    /** Of what there are shares; the rest is of soft tires. */
    static final List<CompoundGroup> COUNTED = List.of(CompoundGroup.HARD, CompoundGroup.MEDIUM);

    private static final double GROUPS = 3;

    static FittedTires of(Stream<TireSwap> swaps) {
        int changes = 0;
        int hard = 0;
        int medium = 0;
        for (Iterator<TireSwap> each = swaps.iterator(); each.hasNext(); ) {
            String to = each.next().to();
            changes++;
            hard += to.equals(CompoundGroup.HARD.name()) ? 1 : 0;
            medium += to.equals(CompoundGroup.MEDIUM.name()) ? 1 : 0;
        }
        return new FittedTires(changes, hard, medium);
    }

    double share(CompoundGroup group) {
        int to = switch (group) {
            case HARD -> hard;
            case MEDIUM -> medium;
            case SOFT -> changes - hard - medium;
        };
        return (to + 1) / (changes + GROUPS);
    }
}
