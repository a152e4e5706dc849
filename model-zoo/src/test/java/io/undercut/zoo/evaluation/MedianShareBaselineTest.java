package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.example.LabelledExample;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MedianShareBaselineTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final MedianShareBaseline.Of SHARE = new MedianShareBaseline.Of("median_share", 0);

    @Test
    void isTheMedianShareTimesTheInput() {
        GroupSums sums = new GroupSums();
        learn(sums, 50, 10);
        learn(sums, 60, 18);
        learn(sums, 70, 63);

        Baseline baseline = SHARE.fit(sums).get(0);

        assertThat(baseline.name()).isEqualTo("median_share");
        assertThat(baseline.predict(null, new float[] {40})[0]).isCloseTo(0.3 * 40, EXACT);
        assertThat(baseline.predict(null, new float[] {Float.NaN})[0])
                .as("a race of the usual length")
                .isCloseTo(0.3 * 60, EXACT);
    }

    @Test
    void aRowThatDoesNotKnowTheWholeTeachesNothing() {
        GroupSums sums = new GroupSums();
        learn(sums, Float.NaN, 10);

        assertThatThrownBy(() -> SHARE.fit(sums)).hasMessageContaining("no training rows");
    }

    private static void learn(GroupSums sums, float whole, float label) {
        SHARE.add(new LabelledExample(null, new float[] {whole}, label), sums);
    }
}
