package io.undercut.stream.record;

/**
 * Samples of one car on their way: a live feed's few, or as many as a reader takes at a time.
 *
 * @param raceId {@code 2024-05}
 * @param driver the driver's code
 * @param bytes as {@link Samples#toBytes} told them; at least one sample, in any order
 */
@SuppressWarnings("ArrayRecordComponent")
public record SampleRun(String raceId, String driver, byte[] bytes) {
    /** The samples; read only. */
    public Samples samples() {
        return Samples.of(bytes);
    }

    /** What tells this car in this race from all others. */
    public String car() {
        return car(raceId, driver);
    }

    /** What tells a car in a race from all others. */
    public static String car(String raceId, String driver) {
        return raceId + "/" + driver;
    }
}
