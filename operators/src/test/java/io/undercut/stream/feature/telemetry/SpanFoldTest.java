package io.undercut.stream.feature.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.stream.record.Samples;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanFoldTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private final Samples samples = new Samples();

    @Test
    void whatASampleSaysHoldsUntilTheNext() {
        add(0, 180, 10_000, 100, 0, 4, 0);
        add(1_000, 216, 11_000, 50, 0, 5, 1);
        add(1_500, 216, 12_000, 0, 1, 5, 1);
        add(3_000, 108, 9_000, 0, 0, 4, 0);

        SpanSums lap = folded(4_000).span(0);

        assertThat(lap.samples()).isEqualTo(4);
        assertThat(lap.seconds()).isEqualTo(4, EXACT);
        // 55 m/s for a second, 60 for half a second, 45 for one and a half, 30 until the end.
        assertThat(lap.meters()).isEqualTo(55 + 30 + 67.5 + 30, EXACT);
        assertThat(lap.meanKph()).isEqualTo(182.5 / 4 * 3.6, EXACT);
        assertThat(lap.topKph()).isEqualTo(216);
        assertThat(lap.leastKph()).isEqualTo(108);
        assertThat(lap.throttlePct()).isEqualTo((100 + 25) / 4.0, EXACT);
        assertThat(lap.fullThrottleShare()).isEqualTo(0.25, EXACT);
        assertThat(lap.brakeShare()).isEqualTo(1.5 / 4, EXACT);
        assertThat(lap.brakings()).isEqualTo(1);
        assertThat(lap.coastingShare()).isEqualTo(0.25, EXACT);
        assertThat(lap.gearChanges()).isEqualTo(2);
        assertThat(lap.rpm()).isEqualTo((10_000 + 5_500 + 18_000 + 9_000) / 4.0, EXACT);
        assertThat(lap.drsShare()).isEqualTo(0.5, EXACT);
        assertThat(lap.gaps()).isZero();
    }

    @Test
    void aNullCountsForNothingInItsChannelAlone() {
        add(0, Float.NaN, -1, 100, -1, -1, -1);
        add(1_000, 100, 9_000, -1, 1, 3, -1);
        add(2_000, 100, 9_000, 20, 0, 3, -1);

        SpanSums lap = folded(3_000).span(0);

        assertThat(lap.meters()).isEqualTo(2 * 100 / 3.6, EXACT);
        assertThat(lap.meanKph()).isEqualTo(100, EXACT);
        assertThat(lap.throttlePct()).isEqualTo(60, EXACT);
        assertThat(lap.brakeShare()).isEqualTo(0.5, EXACT);
        assertThat(lap.brakings()).isZero();
        assertThat(lap.coastingShare()).isZero();
        assertThat(lap.rpm()).isEqualTo(9_000, EXACT);
        assertThat(lap.drsShare()).isNaN();
        assertThat(lap.gearChanges()).isZero();
    }

    @Test
    void aGapCountsForNothing() {
        add(2_500, 100, 9_000, 100, 0, 3, 0);
        add(3_500, 100, 9_000, 100, 0, 3, 0);
        add(6_000, 100, 9_000, 0, 1, 3, 0);

        SpanSums lap = folded(9_000).span(0);

        assertThat(lap.gaps()).isEqualTo(3);
        assertThat(lap.seconds()).isEqualTo(1, EXACT);
        assertThat(lap.meters()).isEqualTo(100 / 3.6, EXACT);
        assertThat(lap.brakeShare()).isZero();
        assertThat(lap.brakings()).isEqualTo(1);
    }

    @Test
    void aSectorEndsBetweenSamples() {
        add(0, 0, 0, 100, 0, 1, 0);
        add(1_000, 360, 0, 0, 1, 2, 0);

        SpanFold fold = folded(2_000, 250, 1_000);

        // At constant acceleration a sixteenth of the 50 m is behind the car after a quarter of the time.
        assertThat(fold.span(0).meters()).isEqualTo(50 / 16.0, EXACT);
        assertThat(fold.span(1).meters()).isEqualTo(50 * 15 / 16.0, EXACT);
        assertThat(fold.span(2).meters()).isEqualTo(100, EXACT);
        assertThat(fold.span(1).fullThrottleShare()).isEqualTo(1, EXACT);
        assertThat(fold.span(2).brakeShare()).isEqualTo(1, EXACT);
        assertThat(fold.span(0).samples()).isEqualTo(1);
        assertThat(fold.span(1).topKph()).isNaN();
        assertThat(fold.span(2).brakings()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sectorsAddUpToTheLap(long seed) {
        Random random = new Random(seed);
        int time = random.nextInt(300);
        for (int count = 0; count < 500; count++) {
            add(
                    time,
                    random.nextInt(20) == 0 ? Float.NaN : random.nextFloat() * 330,
                    random.nextInt(15_000) - 1,
                    random.nextInt(102) - 1,
                    random.nextInt(3) - 1,
                    random.nextInt(9),
                    random.nextInt(3) - 1);
            time += 1 + random.nextInt(count % 50 == 0 ? 3_000 : 300);
        }
        SpanSums lap = folded(time + 100).span(0);
        SpanFold sectors = folded(time + 100, time / 4 + random.nextInt(5_000), time / 2 + random.nextInt(5_000));

        assertThat(sum(sectors, SpanSums::meters)).isCloseTo(lap.meters(), within(1e-6));
        assertThat(sum(sectors, SpanSums::seconds)).isCloseTo(lap.seconds(), within(1e-6));
        assertThat(sum(sectors, SpanSums::samples)).isEqualTo(lap.samples());
        assertThat(sum(sectors, SpanSums::brakings)).isEqualTo(lap.brakings());
        assertThat(sum(sectors, SpanSums::gearChanges)).isEqualTo(lap.gearChanges());
        assertThat(sum(sectors, SpanSums::gaps)).isEqualTo(lap.gaps()).isPositive();
    }

    private static double sum(SpanFold fold, java.util.function.ToDoubleFunction<SpanSums> value) {
        return value.applyAsDouble(fold.span(0))
                + value.applyAsDouble(fold.span(1))
                + value.applyAsDouble(fold.span(2));
    }

    private void add(int timeMs, float kph, int rpm, int throttle, int brake, int gear, int drs) {
        samples.add(1, timeMs, kph, rpm, throttle, brake, gear, drs);
    }

    private SpanFold folded(int lapMs, int... ends) {
        SpanFold fold = new SpanFold(SpanFold.fresh(ends.length + 1), ends);
        for (int index = 0; index < samples.count(); index++) {
            fold.add(samples, index);
        }
        fold.finish(lapMs);
        return fold;
    }
}
