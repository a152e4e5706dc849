package io.undercut.zoo.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.zoo.example.RollingOriginSplit.Fold;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folds are those that scikit-learn's TimeSeriesSplit gives. */
class RollingOriginSplitTest {
    /** Of so many units the first and last learned from and tested on, fold by fold, as {@code 0-2>3-4}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // units | n_splits | gap | test_size | max_train_size | folds
                "6  | 5 | 0 | - | -  | 0-0>1-1 0-1>2-2 0-2>3-3 0-3>4-4 0-4>5-5",
                "12 | 3 | 0 | 2 | -  | 0-5>6-7 0-7>8-9 0-9>10-11",
                "12 | 3 | 2 | 2 | -  | 0-3>6-7 0-5>8-9 0-7>10-11",
                "6  | 2 | 0 | - | -  | 0-1>2-3 0-3>4-5",
                "7  | 2 | 0 | - | -  | 0-2>3-4 0-4>5-6",
                "7  | 3 | 0 | - | 2  | 2-3>4-4 3-4>5-5 4-5>6-6",
                "15 | 3 | 2 | - | -  | 0-3>6-8 0-6>9-11 0-9>12-14",
                "15 | 3 | 2 | - | 2  | 2-3>6-8 5-6>9-11 8-9>12-14",
                "15 | 3 | 2 | 2 | 5  | 2-6>9-10 4-8>11-12 6-10>13-14",
                "10 | 2 | 2 | - | -  | 0-1>4-6 0-4>7-9",
                "10 | 3 | 2 | - | 2  | 0-1>4-5 2-3>6-7 4-5>8-9",
                "10 | 2 | 0 | 2 | 4  | 2-5>6-7 4-7>8-9",
                "8  | 3 | 0 | 1 | -  | 0-4>5-5 0-5>6-6 0-6>7-7",
                "8  | 3 | 0 | - | 20 | 0-1>2-3 0-3>4-5 0-5>6-7",
            })
    void foldsAreScikitLearns(int units, int folds, int gap, Integer testSize, Integer mostTraining, String expected) {
        List<String> all = IntStream.range(0, units).mapToObj(Integer::toString).toList();

        List<String> found = new RollingOriginSplit(folds, gap, testSize, mostTraining)
                .of(all, "race").stream()
                        .map(fold -> ends(fold.training()) + ">" + ends(fold.test()))
                        .toList();

        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    private static String ends(List<String> units) {
        int first = Integer.parseInt(units.get(0));
        int last = Integer.parseInt(units.get(units.size() - 1));
        assertThat(units)
                .isEqualTo(IntStream.rangeClosed(first, last)
                        .mapToObj(Integer::toString)
                        .toList());
        return first + "-" + last;
    }

    @Test
    void nothingThatIsTestedOnWasLearnedFrom() {
        List<String> races = IntStream.range(0, 40).mapToObj(race -> "r" + race).toList();

        for (Fold fold : new RollingOriginSplit(4, 3, null, null).of(races, "race")) {
            assertThat(fold.training()).doesNotContainAnyElementsOf(fold.test());
            assertThat(races.indexOf(fold.test().get(0))
                            - races.indexOf(fold.training().get(fold.training().size() - 1)))
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1 | 0  | - | - | --folds is 1; must be at least 2",
                "3 | -1 | - | - | gap is -1; must be at least 0",
                "3 | 0  | 0 | - | the size of a test is 0; must be at least 1",
                "3 | 0  | - | 0 | the most to learn from is 0; must be at least 1",
                "3 | 0  | - | - | 3 folds that are each tested on 1 season, with 0 seasons left out before, need at least 4 seasons; there are 3",
                "2 | 1  | 1 | - | 2 folds that are each tested on 1 season, with 1 season left out before, need at least 4 seasons; there are 3",
            })
    void whatCannotBeDividedIsRefusedWithWhatIsNeeded(
            int folds, int gap, Integer testSize, Integer mostTraining, String why) {
        assertThatThrownBy(() -> new RollingOriginSplit(folds, gap, testSize, mostTraining)
                        .of(List.of("2022", "2023", "2024"), "season"))
                .hasMessage(why);
    }
}
