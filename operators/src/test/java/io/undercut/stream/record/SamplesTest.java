package io.undercut.stream.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void aSampleIsWhatItWasAlsoAtTheEndsOfItsRanges() {
        Samples samples = new Samples();
        samples.add(200, 14_400_000, 450f, 20_000, 100, 1, 8, 1);
        samples.add(1, 0, Float.NaN, -1, -1, -1, -1, -1);
        samples.add(7, 12_345, 301.5f, 11_200, 0, 0, 0, 0);

        Samples again = Samples.of(samples.toBytes());

        assertThat(again.count()).isEqualTo(3);
        assertThat(again.lap(0)).isEqualTo(200);
        assertThat(again.timeMs(0)).isEqualTo(14_400_000);
        assertThat(again.speedKph(0)).isEqualTo(450f);
        assertThat(again.rpm(0)).isEqualTo(20_000);
        assertThat(again.throttlePct(0)).isEqualTo(100);
        assertThat(again.brake(0) + again.gear(0) + again.drs(0)).isEqualTo(10);
        assertThat(again.speedKph(1)).isNaN();
        assertThat(again.rpm(1)).isEqualTo(Samples.UNKNOWN);
        assertThat(again.drs(1)).isEqualTo(Samples.UNKNOWN);
        assertThat(again.position(1)).isLessThan(again.position(2)).isEqualTo(Samples.positionOfLap(1));
        assertThat(again.position(0)).isGreaterThan(again.position(2));
        assertThat(again.same(2, samples, 2)).isTrue();
        assertThat(again.same(1, samples, 2)).isFalse();
    }

    @Test
    void samplesCanBePutBetweenOthersAndTakenFromTheFront() {
        Samples samples = new Samples();
        for (int time = 0; time < 100; time += 2) {
            samples.add(1, time, time, 0, 0, 0, 0, 0);
        }
        Samples odd = new Samples();
        odd.add(1, 51, 51, 0, 0, 0, 0, 0);

        samples.insert(26, odd, 0);
        samples.removeFirst(25);

        assertThat(samples.count()).isEqualTo(26);
        assertThat(samples.timeMs(0)).isEqualTo(50);
        assertThat(samples.timeMs(1)).isEqualTo(51);
        assertThat(samples.timeMs(2)).isEqualTo(52);
        assertThat(samples.timeMs(25)).isEqualTo(98);
    }

    @Test
    void bytesThatAreNoSamplesAreADefect() {
        assertThatThrownBy(() -> Samples.of(new byte[15]))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("15 bytes");
    }
}
