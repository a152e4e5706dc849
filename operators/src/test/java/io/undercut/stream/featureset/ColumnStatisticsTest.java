package io.undercut.stream.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ColumnStatisticsTest {
    @Test
    void measuresWhatIsKnownAndCountsTheRest() {
        float[] values = new float[1002];
        for (int at = 0; at <= 1000; at++) {
            values[at] = at;
        }
        values[1001] = Float.NaN;

        ColumnStatistics column = ColumnStatistics.of("a", values);

        assertThat(column.count()).isEqualTo(1001);
        assertThat(column.nulls()).isEqualTo(1);
        assertThat(column.nullShare()).isCloseTo(1 / 1002.0, within(1e-12));
        assertThat(column.mean()).isCloseTo(500, within(1e-9));
        assertThat(column.std()).isCloseTo(StrictMath.sqrt((1001.0 * 1001 - 1) / 12), within(1e-9));
        assertThat(column.min()).isZero();
        assertThat(column.max()).isEqualTo(1000);
        assertThat(column.quantile(500)).isEqualTo(500);
        assertThat(column.quantile(950)).isCloseTo(950, within(1e-9));
        assertThat(column.below()).isEqualTo(5);
        assertThat(column.above()).isEqualTo(5);
        assertThat(column.bins().stream().mapToLong(Long::longValue).sum()).isEqualTo(991);
        assertThat(column.bins()).allSatisfy(bin -> assertThat(bin).isBetween(41L, 42L));
    }

    @Test
    void saysNothingOfAColumnOfNulls() {
        ColumnStatistics column = ColumnStatistics.of("a", new float[] {Float.NaN, Float.NaN});

        assertThat(column.nullShare()).isOne();
        assertThat(column.mean()).isNull();
        assertThat(column.quantile(500)).isNull();
        assertThat(column.bins()).isEmpty();
    }

    @Test
    @Timeout(20)
    void isQuickWithAMillionFlags() {
        float[] flags = new float[1_000_000];
        for (int at = 0; at < flags.length; at += 3) {
            flags[at] = 1;
        }

        assertThat(ColumnStatistics.of("a", flags).quantile(500)).isZero();
    }

    @Test
    void keepsAConstantInOneBin() {
        ColumnStatistics column = ColumnStatistics.of("a", new float[] {7, 7, 7});

        assertThat(column.std()).isZero();
        assertThat(column.bins().get(0)).isEqualTo(3);
        assertThat(column.below() + column.above()).isZero();
    }
}
