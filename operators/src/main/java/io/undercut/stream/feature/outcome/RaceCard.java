package io.undercut.stream.feature.outcome;

import java.util.Arrays;
import java.util.List;

/**
 * One race as the tables tell it, every car in it once.
 *
 * @param raceId {@code 2024-05}; its order is time order
 * @param season the year
 * @param circuit the circuit's id; {@code unknown} where the calendar does not have the race
 * @param cars by driver
 */
@SuppressWarnings("ArrayRecordComponent")
public record RaceCard(String raceId, int season, String circuit, Car[] cars) {
    /**
     * A car, named by its driver.
     *
     * @param driver first and last name, {@code lewis-hamilton}: three-letter codes repeat across eras
     * @param team the constructor's id; {@code unknown} where the source has none
     * @param start known before the race
     * @param finish known after it
     */
    public record Car(String driver, String team, Start start, Finish finish) {}

    /**
     * What qualifying and grid say. NaN is unknown.
     *
     * @param qualifying place in qualifying
     * @param bestMs best time in qualifying, ms
     * @param grid place on the grid; NaN from the pit lane
     * @param pitLane 1 for a start from the pit lane, else 0
     */
    public record Start(double qualifying, double bestMs, double grid, double pitLane) {
        static final Start UNKNOWN = new Start(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * What the classification says.
     *
     * @param known whether there is one
     * @param started whether the car took part
     * @param position place; NaN when not classified
     * @param points points of the race and of its sprint
     */
    public record Finish(boolean known, boolean started, double position, double points) {
        static final Finish UNKNOWN = new Finish(false, false, Double.NaN, 0);

        /** Took part and was not classified. */
        boolean isLost() {
            return started && Double.isNaN(position);
        }
    }

    /** The cars, by driver. */
    List<Car> list() {
        return Arrays.asList(cars);
    }

    /** Whether anybody won: without a winner the race has no result yet. */
    boolean isOver() {
        return Arrays.stream(cars).anyMatch(car -> car.finish().position() == 1);
    }

    /** The team's other cars; none where the team is unknown. */
    List<Car> mates(Car car) {
        return mates(car.driver(), car.team());
    }

    /** The cars of a team but one driver's. */
    List<Car> mates(String driver, String team) {
        return Arrays.stream(cars)
                .filter(other -> !team.equals("unknown")
                        && other.team().equals(team)
                        && !other.driver().equals(driver))
                .toList();
    }
}
