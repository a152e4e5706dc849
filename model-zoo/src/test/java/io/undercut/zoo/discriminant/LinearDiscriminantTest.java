package io.undercut.zoo.discriminant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.example.ExampleTable;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearDiscriminantTest {
    private static final long SEED = 20_261;
    private static final float[] EXPECTED = {
        -0.973887f, 1.388691f, 6.249108f, -0.910765f, -8.260004f, 10.000376f, -1.792958f, -14.020649f, -37.729835f
    };

    /**
     * Six rows, three classes, two inputs. The expected numbers are those of scikit-learn 1.9.1, {@code LinearDiscriminantAnalysis(
     * solver="lsqr", shrinkage=0.25)}: {@code coef_} and {@code intercept_}.
     */
    @Test
    void weightsAndConstantsAreThoseOfTheTextbook() {
        float[] solved = LinearDiscriminant.fit(small(), 0.25);

        assertThat(solved).containsExactly(EXPECTED, within(1e-4f));
    }

    private static ExampleTable small() {
        return new ExampleTable(2, new float[] {-1, 0, 1, 2, 4, 1, 5, 4, -2, 6, 0, 7}, new float[] {
            1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1
        });
    }

    @Test
    void aClassWithoutARowIsNeverTaken() {
        ExampleTable rows =
                new ExampleTable(1, new float[] {-1, 0, 1, 2}, new float[] {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0});

        float[] solved = LinearDiscriminant.fit(rows, 0.1);

        assertThat(solved[2]).isZero();
        assertThat(solved[5]).isLessThan(-1e5f);
    }

    @ParameterizedTest(name = "shrinkage {0}")
    @ValueSource(doubles = {0.03, 0.5, 1})
    void moreInputsThanRowsAreSolved(double shrinkage) {
        Random random = new Random(SEED);
        int width = 60;
        int rows = 20;
        float[] features = new float[rows * width];
        float[] labels = new float[rows * 2];
        for (int row = 0; row < rows; row++) {
            labels[2 * row + row % 2] = 1;
            for (int at = 0; at < width; at++) {
                features[row * width + at] = (float) random.nextGaussian() + (at == 0 ? 3 * (row % 2) : 0);
            }
        }
        float[] solved = LinearDiscriminant.fit(new ExampleTable(width, features, labels), shrinkage);

        for (float number : solved) {
            assertThat(number).isFinite();
        }
        assertThat(solved[width] - solved[0])
                .as("the first input tells, seed %d", SEED)
                .isPositive();
    }

    @Test
    void rowsThatAreAllTheSameAreRefused() {
        ExampleTable same = new ExampleTable(1, new float[] {1, 1}, new float[] {1, 0, 0, 1});
        assertThatThrownBy(() -> LinearDiscriminant.fit(same, 0.1))
                .hasMessageContaining("nothing to tell classes apart");
        ExampleTable none = new ExampleTable(1, new float[0], new float[0]);
        assertThatThrownBy(() -> LinearDiscriminant.fit(none, 0.1)).hasMessageContaining("no training rows");
    }
}
