package io.undercut.zoo.example;

/**
 * Which car and lap an example is about, and the groups by which results are sliced.
 *
 * @param raceId {@code 2024-05}; its order is time order
 * @param season the year
 * @param circuit the circuit's id; {@link #UNKNOWN} where nobody told
 * @param driver the driver's code
 * @param team the team
 * @param stint the stint's number, from 1
 * @param lap the lap the label belongs to
 * @param compound the tire compound's name
 */
public record ExampleKey(
        String raceId, int season, String circuit, String driver, String team, int stint, int lap, String compound)
        implements Comparable<ExampleKey> {
    /** The circuit or team of a lap whose source does not tell it. It is no group: two such laps have nothing in common. */
    public static final String UNKNOWN = "unknown";

    @Override
    public int compareTo(ExampleKey other) {
        int order = raceId.compareTo(other.raceId);
        if (order == 0) {
            order = driver.compareTo(other.driver);
        }
        if (order == 0) {
            order = Integer.compare(stint, other.stint);
        }
        return order == 0 ? Integer.compare(lap, other.lap) : order;
    }
}
