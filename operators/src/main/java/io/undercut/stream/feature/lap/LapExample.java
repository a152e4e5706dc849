package io.undercut.stream.feature.lap;

/**
 * A lap's features with what was to be predicted.
 *
 * @param row the features
 * @param labels those of {@link LapLabels}
 */
@SuppressWarnings("ArrayRecordComponent")
public record LapExample(LapRow row, float[] labels) {}
