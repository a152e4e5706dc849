package io.undercut.zoo.example;

import java.util.Collection;

/** How the rows of a model type are divided into those that it learns from and those that it is tested on. */
public enum Division {
    /** By season: what is to be known of a race is learned from races before it. */
    BY_SEASON {
        @Override
        public RaceSplit split(
                Collection<String> groups, Collection<Integer> seasons, Collection<Integer> testSeasons) {
            return RaceSplit.of(groups, seasons, testSeasons);
        }
    },

    /**
     * Within each race of the test seasons, in the middle: for what is only comparable on one day, on one circuit. The rows' group is a lap
     * of a race, and nothing is learned from other races.
     */
    WITHIN_RACES {
        @Override
        public RaceSplit split(
                Collection<String> groups, Collection<Integer> seasons, Collection<Integer> testSeasons) {
            return RaceSplit.withinRaces(groups, testSeasons);
        }
    },

    /** As the blocks of a table say by their names; seasons say nothing. */
    WITHIN_TABLE {
        @Override
        public RaceSplit split(
                Collection<String> groups, Collection<Integer> seasons, Collection<Integer> testSeasons) {
            return RaceSplit.ofBlocks(groups);
        }
    };

    /**
     * Divides groups of rows.
     *
     * @param groups ids, each beginning with its season
     * @param seasons seasons to learn from
     * @param testSeasons seasons to be tested on
     */
    public abstract RaceSplit split(
            Collection<String> groups, Collection<Integer> seasons, Collection<Integer> testSeasons);
}
