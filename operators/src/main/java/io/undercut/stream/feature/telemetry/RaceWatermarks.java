package io.undercut.stream.feature.telemetry;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** A watermark behind every race that something later was seen of: telemetry of a race comes before that of the next. */
final class RaceWatermarks<T> implements WatermarkGenerator<T> {
    private long told = Long.MIN_VALUE;

    @Override
    public void onEvent(T event, long eventTime, WatermarkOutput output) {
        long watermark = CarClock.watermark(eventTime);
        if (watermark > told) {
            told = watermark;
            output.emitWatermark(new Watermark(watermark));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Events say it all.
    }
}
