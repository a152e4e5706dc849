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
    @CsvSource({
        "1, 1, 1",
        "3, 5, 7",
        "4, 16, 16",
        "9, 33, 17",
        "64, 30, 128",
        "13, 128, 65",
        "32, 1, 64",
        "5, 2, 200",
        "9, 300, 130",
        "300, 40, 130"
    })
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
    void updatersHaveTheSameBits(float l1, float l2, float decay) {
        Penalties penalties = new Penalties(1f / 3, l1, l2, decay);
        AdamRates rates = new AdamRates(0.9f, 0.1f, 0.999f, 0.001f, 0.01f, 1e-8f);
        Block block = new Block(1, Block.Role.WEIGHT, 16, 3, 1, 160);
        float[][] one = new float[4][];
        for (int at = 0; at < 4; at++) {
            one[at] = filled(1, 512).values;
        }
        one[1][20] = 0;
        one[1][21] = 1e-20f;
        for (int at = 0; at < 512; at++) {
            one[3][at] = at < 29 ? 1e-31f : one[3][at] * one[3][at];
            one[2][at] = at < 29 ? -1e-31f : one[2][at];
        }
        float[][] other = {one[0].clone(), one[1].clone(), one[2].clone(), one[3].clone()};
        plain.adam(rates, penalties, block, one[0], one[1], one[2], one[3]);
        best.adam(rates, penalties, block, other[0], other[1], other[2], other[3]);
        float[] gradients = filled(1, 512).values;
        plain.momentum(0.9f, 0.1f, penalties, block, one[0], gradients.clone(), one[2]);
        best.momentum(0.9f, 0.1f, penalties, block, other[0], gradients.clone(), other[2]);
        other[1] = one[1];
        assertThat(other).isDeepEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 16", "5, 40"})
    void recurrentCellsHaveTheSameBits(int rows, int cells) {
        LstmMemory one = LstmMemory.of(rows, Signal.of(rows, 2, cells));
        LstmMemory other = LstmMemory.of(rows, Signal.of(rows, 2, cells));
        for (Matrix matrix : new Matrix[] {one.gates(), one.cells(), one.outputDeltas(), one.carried()}) {
            fill(matrix);
        }
        copy(one.gates(), other.gates());
        copy(one.cells(), other.cells());
        copy(one.outputDeltas(), other.outputDeltas());
        copy(one.carried(), other.carried());
        plain.lstmForward(one, rows, rows);
        best.lstmForward(other, rows, rows);
        plain.lstmBackward(one, rows, rows);
        best.lstmBackward(other, rows, rows);
        assertThat(other.outputs().values).isEqualTo(one.outputs().values);
        assertThat(other.gateDeltas().values).isEqualTo(one.gateDeltas().values);
        assertThat(other.carried().values).isEqualTo(one.carried().values);
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
        fill(matrix);
        return matrix;
    }

    private void fill(Matrix matrix) {
        for (int row = 0; row < matrix.rows; row++) {
            for (int column = 0; column < matrix.columns; column++) {
                matrix.values[row * matrix.stride + column] = (float) ((random.nextDouble() - 0.5) * 8);
            }
        }
    }

    private static void copy(Matrix source, Matrix target) {
        System.arraycopy(source.values, 0, target.values, 0, source.values.length);
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.within(matrix.values.clone(), 0, matrix.rows, matrix.columns);
    }
}
