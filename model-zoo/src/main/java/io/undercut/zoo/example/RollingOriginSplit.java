package io.undercut.zoo.example;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walk-forward folds over units in order of time, such as seasons or races: each fold is tested on the units that follow what it learned
 * from, and the next fold learns from these too. The folds are those of scikit-learn's {@code TimeSeriesSplit}: the tests are the newest
 * units, side by side and of one size.
 *
 * @param folds how many, at least 2
 * @param gap units left out between those learned from and those tested on, at least 0
 * @param testSize units that each fold is tested on, at least 1; null for a share of 1 / (folds + 1) of all, rounded down
 * @param mostTraining units that a fold learns from at most, the newest; null for all there are
 */
public record RollingOriginSplit(int folds, int gap, Integer testSize, Integer mostTraining) {
    /** Refuses numbers out of their range. */
    public RollingOriginSplit {
        within("--folds", folds, 2);
        within("gap", gap, 0);
        if (testSize != null) {
            within("the size of a test", testSize, 1);
        }
        if (mostTraining != null) {
            within("the most to learn from", mostTraining, 1);
        }
    }

    private static void within(String what, int value, int least) {
        if (value < least) {
            throw Fault.configuration(what + " is " + value + "; must be at least " + least);
        }
    }

    /**
     * A fold.
     *
     * @param training units learned from
     * @param test units tested on
     */
    public record Fold(List<String> training, List<String> test) {
        /** Copies the lists. */
        public Fold {
            training = List.copyOf(training);
            test = List.copyOf(test);
        }
    }

    /**
     * Divides units, the oldest fold first; a configuration fault if there are too few.
     *
     * @param units in order of time
     * @param word what one is called: {@code season}
     */
    public List<Fold> of(List<String> units, String word) {
        int size = testSize == null ? units.size() / (folds + 1) : testSize;
        int firstTest = units.size() - folds * size;
        if (size == 0 || firstTest - gap <= 0) {
            throw Fault.configuration(
                    "%d folds that are each tested on %s, with %s left out before, need at least %s; there are %d"
                            .formatted(
                                    folds,
                                    Phrase.count(Math.max(1, size), word),
                                    Phrase.count(gap, word),
                                    Phrase.count((long) folds * Math.max(1, size) + gap + 1, word),
                                    units.size()));
        }
        return IntStream.range(0, folds)
                .mapToObj(fold -> {
                    int test = firstTest + fold * size;
                    int end = test - gap;
                    int begin = mostTraining == null ? 0 : Math.max(0, end - mostTraining);
                    return new Fold(units.subList(begin, end), units.subList(test, test + size));
                })
                .toList();
    }
}
