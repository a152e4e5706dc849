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
    private static final int SHARE = 5;

    /** Numbers 0.5 … 99.5, flags, whole numbers 0 … 990, a constant, nothing, and quarters 0 … 1. */
    private static final InputNoise NOISE = InputNoise.of(IntStream.range(0, 100)
            .mapToObj(row -> new ScoredExample(
                    Laps.key("2024-01", "spa", row, "HARD"),
                    new float[] {row + 0.5f, row % 2, 10 * row, 7, Float.NaN, row % 5 / 4f},
                    new double[] {0},
                    1,
                    new double[] {0}))
            .toList());

    /** That of 0 … 99. */
    private static final double DEVIATION = Math.sqrt((100 * 100 - 1) / 12.0);

    @Test
    void aNumberMovesByItsOwnSpread() {
        assertThat((double) NOISE.moved(NUMBER, 40, 0.5)).isCloseTo(40 + 0.5 * DEVIATION, within(1e-4));
    }

    @Test
    void nothingLeavesTheRangeOfTheRows() {
        assertThat(NOISE.moved(NUMBER, 90, 10)).isEqualTo(99.5f);
        assertThat(NOISE.moved(NUMBER, 10, -10)).isEqualTo(0.5f);
        assertThat(NOISE.moved(SHARE, 1, 5)).isEqualTo(1);
        assertThat(NOISE.moved(SHARE, 0.25f, -5)).isEqualTo(0);
    }

    @Test
    void aWholeNumberMovesByWholeSteps() {
        assertThat(NOISE.moved(WHOLE, 400, 0.01)).isEqualTo(403);
        assertThat(NOISE.moved(WHOLE, 400, 0.001)).isEqualTo(400);
        assertThat(NOISE.moved(WHOLE, 400, -0.02)).isEqualTo(394);
    }

    @Test
    void anInputOfFewValuesMovesToTheNearestOfThem() {
        assertThat(NOISE.moved(SHARE, 0.5f, 0.3)).isEqualTo(0.5f);
        assertThat(NOISE.moved(SHARE, 0.5f, 0.4)).isEqualTo(0.75f);
        assertThat(NOISE.moved(SHARE, 0.5f, -0.4)).isEqualTo(0.25f);
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
