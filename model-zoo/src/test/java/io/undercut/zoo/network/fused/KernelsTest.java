package io.undercut.zoo.network.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plain loops against the kernels of this JVM, which are vectors where the build adds their module. */
class KernelsTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final Kernels plain = new PlainKernels();
    private final Kernels best = KernelChoice.best();

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 5, 7", "4, 16, 16", "9, 33, 17", "64, 30, 128", "13, 128, 65", "32, 1, 64", "5, 2, 200"})
    void productsHaveTheSameBits(int rows, int inner, int columns) {
        Matrix left = filled(rows, inner);
        Matrix right = filled(inner, columns);
        Matrix down = filled(rows, columns);
        Matrix one = filled(rows, columns);
        Matrix other = copy(one);
        plain.addProduct(left, right, one, rows);
        best.addProduct(left, right, other, rows);
        assertThat(other.values).isEqualTo(one.values);
        Matrix tall = filled(inner, columns);
        Matrix twin = copy(tall);
        plain.addTransposedProduct(left, down, tall, rows);
        best.addTransposedProduct(left, down, twin, rows);
        assertThat(twin.values).isEqualTo(tall.values);
        Matrix sum = filled(1, columns);
        Matrix otherSum = copy(sum);
        plain.addRows(down, sum, rows);
        best.addRows(down, otherSum, rows);
        assertThat(otherSum.values).isEqualTo(sum.values);
    }

    @ParameterizedTest
    @EnumSource
    void functionsAndDerivativesHaveTheSameBits(Transfer transfer) {
        float[] one = filled(1, 4096).values;
        float[] special = {0f, -0f, Float.NaN, 1f / 0f, -1f / 0f, 87.5f, -87.5f, 89f, -1e-40f, 0.625f, -0.625f, 1e-30f};
        System.arraycopy(special, 0, one, 0, special.length);
        float[] other = one.clone();
        plain.apply(transfer, one, 0, 4096);
        best.apply(transfer, other, 0, 4096);
        assertThat(other).isEqualTo(one);
        float[] deltas = filled(1, 4096).values;
        float[] otherDeltas = deltas.clone();
        plain.applyDerivative(transfer, one, deltas, 16, 4096);
        best.applyDerivative(transfer, other, otherDeltas, 16, 4096);
        assertThat(otherDeltas).isEqualTo(deltas);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.1, 0, 0", "0, 0.1, 0", "0, 0, 0.1", "0.1, 0.2, 0.3"})
    void adamHasTheSameBits(float l1, float l2, float decay) {
        AdamRates rates = new AdamRates(1f / 3, l1, l2, 0.9f, 0.1f, 0.999f, 0.001f, 0.01f, 1e-8f, decay);
        float[][] one = {filled(1, 512).values, filled(1, 512).values, filled(1, 512).values, filled(1, 512).values};
        one[1][3] = 0;
        one[1][4] = 1e-20f;
        for (int at = 0; at < 512; at++) {
            one[3][at] = at < 9 ? 1e-31f : one[3][at] * one[3][at];
            one[2][at] = at < 9 ? -1e-31f : one[2][at];
        }
        float[][] other = {one[0].clone(), one[1].clone(), one[2].clone(), one[3].clone()};
        plain.adam(rates, one[0], one[1], one[2], one[3], 0, 512);
        best.adam(rates, other[0], other[1], other[2], other[3], 0, 512);
        assertThat(other).isDeepEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "17, 3", "16, 16", "40, 65"})
    void transposesEveryElement(int rows, int columns) {
        Matrix source = filled(rows, columns);
        Matrix target = Matrix.of(columns, rows);
        Kernels.transpose(source, target);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                assertThat(target.values[column * target.stride + row])
                        .isEqualTo(source.values[row * source.stride + column]);
            }
        }
    }

    private Matrix filled(int rows, int columns) {
        Matrix matrix = Matrix.of(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.values[row * matrix.stride + column] = (float) ((random.nextDouble() - 0.5) * 8);
            }
        }
        return matrix;
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.within(matrix.values.clone(), 0, matrix.rows, matrix.columns);
    }
}
