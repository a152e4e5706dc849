package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.metric.TrainingMetrics;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingLineTest {
    @Test
    void oneTimeIsLeft() {
        assertThat(line(3.2).plain())
                .isEqualTo("  round 60 of 133, epoch 9.0, loss 0.1234, validation 0.2345, 3 s left");
        assertThat(line(3.2).besideBar()).isEqualTo(" loss 0.1234, val 0.2345, 3 s left");
        assertThat(line(4_000).plain()).endsWith(", 1:06:40 left");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, -1, 1e300})
    void rightAfterARestoreNobodyKnowsHowLong(double seconds) {
        assertThat(line(seconds).plain()).endsWith("validation 0.2345");
        assertThat(line(seconds).besideBar()).endsWith("val 0.2345");
    }

    @Test
    void whatWasNeverMeasuredIsLeftOut() {
        Map<String, Double> some =
                Map.of(TrainingMetrics.ROUND, 1.0, TrainingMetrics.ROUNDS, 2.0, TrainingMetrics.EPOCH, 1.0);

        assertThat(TrainingLine.of(some::get).plain()).isEqualTo("  round 1 of 2, epoch 1.0");
    }

    @Test
    void aLineNeverGrowsBeyondEightyColumns() {
        TrainingLine much = new TrainingLine(99_999, 100_000, 1000, 123_456_789.1, 123_456_789.1, 999_999);

        assertThat(much.plain().length()).isLessThanOrEqualTo(80);
    }

    private static TrainingLine line(double secondsLeft) {
        Map<String, Double> metrics = new HashMap<>();
        metrics.put(TrainingMetrics.ROUND, 60.0);
        metrics.put(TrainingMetrics.ROUNDS, 133.0);
        metrics.put(TrainingMetrics.EPOCH, 9.0);
        metrics.put(TrainingMetrics.LOSS, 0.1234);
        metrics.put(TrainingMetrics.VALIDATION_LOSS, 0.2345);
        metrics.put(TrainingMetrics.ETA_SECONDS, secondsLeft);
        return TrainingLine.of(metrics::get);
    }
}
