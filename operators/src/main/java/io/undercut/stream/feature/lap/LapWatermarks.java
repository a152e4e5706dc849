package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * A watermark behind every lap that ended later than all before it. Flink's own come by the clock: then the machine's speed would decide
 * which late laps are rejected, and a short stream would have none before its end.
 */
final class LapWatermarks implements WatermarkGenerator<Lap> {
    private final long lateness;
    private long newest = Long.MIN_VALUE;

    LapWatermarks(Duration lateness) {
        this.lateness = lateness.toMillis();
    }

    @Override
    public void onEvent(Lap lap, long moment, WatermarkOutput output) {
        if (moment > newest) {
            newest = moment;
            output.emitWatermark(new Watermark(newest - lateness - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // The laps say it all.
    }
}
