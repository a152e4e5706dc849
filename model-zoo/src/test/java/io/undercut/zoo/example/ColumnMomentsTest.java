package io.undercut.zoo.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.example.Standardisation.Scale;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnMomentsTest {
    @Test
    void areOfTheKnownValuesAlone() {
        assertThat(ColumnMoments.of(new float[] {1, Float.NaN, 3})).isEqualTo(new ColumnMoments(2, 2, 2));
        assertThat(ColumnMoments.of(new float[] {Float.NaN})).isEqualTo(ColumnMoments.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void joinedPartsComeToTheWhole(long seed) {
        Random random = new Random(seed);
        float[] values = new float[1 + random.nextInt(500)];
        for (int at = 0; at < values.length; at++) {
            values[at] = random.nextInt(10) == 0 ? Float.NaN : (float) (1_000 + 3 * random.nextGaussian());
        }
        ColumnMoments whole = ColumnMoments.of(values);
        ColumnMoments joined = ColumnMoments.NONE;
        for (int from = 0; from < values.length; ) {
            int to = Math.min(values.length, from + 1 + random.nextInt(60));
            joined = joined.plus(ColumnMoments.of(Arrays.copyOfRange(values, from, to)));
            from = to;
        }
        assertThat(joined.count()).as("seed %d", seed).isEqualTo(whole.count());
        assertThat(joined.mean()).as("seed %d", seed).isCloseTo(whole.mean(), within(1e-9));
        assertThat(joined.squares()).as("seed %d", seed).isCloseTo(whole.squares(), within(1e-6));
    }

    @Test
    void ofAFlagAreThoseOfItsValues() {
        assertThat(ColumnMoments.ofFlag(1, 4)).isEqualTo(ColumnMoments.of(new float[] {0, 0, 1, 0}));
    }

    @Test
    void whatNeverChangesKeepsItsScale() {
        assertThat(ColumnMoments.of(new float[] {5, 5, 5}).scale()).isEqualTo(new Scale(5, 1));
        assertThat(ColumnMoments.NONE.scale()).isEqualTo(new Scale(0, 1));
    }
}
