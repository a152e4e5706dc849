package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputNoiseTest {
    private static final int NUMBER = 0;
    private static final int FLAG = 1;
    private static final int WHOLE = 2;
    private static final int CONSTANT = 3;
    private static final int UNKNOWN = 4;

    /** Numbers 0.5 … 9.5, flags, whole numbers 0 … 90, a constant and nothing. */
    private static final InputNoise NOISE = InputNoise.of(IntStream.range(0, 10)
            .mapToObj(row -> new ScoredExample(
                    Laps.key("2024-01", "spa", row, "HARD"),
                    new float[] {row + 0.5f, row % 2, 10 * row, 7, Float.NaN},
                    new double[] {0},
                    1,
                    new double[] {0}))
            .toList());

    private static final double DEVIATION = Math.sqrt(8.25);

    @Test
    void aNumberMovesByItsOwnSpread() {
        assertThat((double) NOISE.moved(NUMBER, 4, 0.5)).isCloseTo(4 + 0.5 * DEVIATION, within(1e-6));
    }

    @Test
    void nothingLeavesTheRangeOfTheRows() {
        assertThat(NOISE.moved(NUMBER, 9, 10)).isEqualTo(9.5f);
        assertThat(NOISE.moved(NUMBER, 1, -10)).isEqualTo(0.5f);
    }

    @Test
    void aWholeNumberMovesByWholeSteps() {
        assertThat(NOISE.moved(WHOLE, 40, 0.05)).isEqualTo(41);
        assertThat(NOISE.moved(WHOLE, 40, 0.01)).isEqualTo(40);
        assertThat(NOISE.moved(WHOLE, 40, -0.2)).isEqualTo(34);
    }

    @Test
    void aFlagAConstantAndWhatIsUnknownAreLeftAlone() {
        assertThat(NOISE.moved(FLAG, 1, 3)).isEqualTo(1);
        assertThat(NOISE.moved(CONSTANT, 7, 3)).isEqualTo(7);
        assertThat(NOISE.moved(UNKNOWN, 7, 3)).isEqualTo(7);
        assertThat(NOISE.moved(NUMBER, Float.NaN, 3)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20_260_214})
    void drawsAreNormalWithMeanNoughtAndDeviationOne(long seed) {
        double[] draws = IntStream.range(0, 20_000)
                .mapToDouble(row -> InputNoise.normal(InputNoise.draw(seed, 0, row, 3)))
                .toArray();

        assertThat(Arrays.stream(draws).average().orElseThrow()).isCloseTo(0, within(0.03));
        assertThat(Arrays.stream(draws).map(draw -> draw * draw).average().orElseThrow())
                .isCloseTo(1, within(0.04));
    }

    @Test
    void aDrawIsTheSameWhateverElseIsDrawnAndDiffersByEachOfItsNumbers() {
        long draw = InputNoise.draw(42, 1, 2, 3);

        assertThat(InputNoise.draw(42, 1, 2, 3)).isEqualTo(draw);
        assertThat(List.of(
                        InputNoise.draw(43, 1, 2, 3),
                        InputNoise.draw(42, 2, 2, 3),
                        InputNoise.draw(42, 1, 3, 3),
                        InputNoise.draw(42, 1, 2, 4)))
                .doesNotContain(draw)
                .doesNotHaveDuplicates();
    }
}
