package io.undercut.stream.scoring;

import io.undercut.zoo.evaluation.Baselines;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done with which races of a feature set.
 *
 * @param scored ids of races to score
 * @param known ids of races that baselines are fitted from; none of the test's, but those that intervals are calibrated on are scored too
 * @param baselines what sums up the known rows
 */
public record ScoredRaces(TreeSet<String> scored, TreeSet<String> known, Baselines baselines) implements Serializable {
    /** Of any collections. */
    public static ScoredRaces of(Collection<String> scored, Collection<String> known, Baselines baselines) {
        return new ScoredRaces(new TreeSet<>(scored), new TreeSet<>(known), baselines);
    }

    /** Only to be scored. */
    public static ScoredRaces only(Set<String> scored, Baselines baselines) {
        return of(scored, Set.of(), baselines);
    }
}
