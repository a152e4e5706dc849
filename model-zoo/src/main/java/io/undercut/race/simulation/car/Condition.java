package io.undercut.race.simulation.car;

/**
 * What a car carries from lap to lap, but for its tires' wear.
 *
 * @param fuelKg fuel on board, kg
 * @param biasPct brake bias, % to the front
 * @param discC front brake discs, °C
 * @param treadC tire treads, °C
 * @param lapped how many cars came past with a blue flag on the lap before
 */
public record Condition(double fuelKg, double biasPct, double discC, double treadC, int lapped) {
    public Condition lapped(int cars) {
        return new Condition(fuelKg, biasPct, discC, treadC, cars);
    }
}
