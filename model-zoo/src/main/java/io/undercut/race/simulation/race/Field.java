package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.CarState;
import java.util.ArrayList;
import java.util.List;

/** The cars seen together: who runs behind whom, who fights with whom, who is being lapped. */
final class Field {
    /** An in-lap costs a car some seconds before its rivals can tell; within these it is one, ms. */
    private static final long RIVAL_MS = 6500;

    private Field() {}

    /** How the car at this place comes to a lap. */
    static Approach approach(List<CarState> order, int place, int lap, Traffic traffic) {
        CarState car = order.get(place);
        long gap = lap == 1 || car.boxed() ? Long.MAX_VALUE : gapMs(order, place);
        double wake = Math.max(0, 1 - (double) gap / Traffic.WAKE_MS);
        boolean dry = car.tires().compound().isDry();
        boolean open = dry && lap >= Traffic.OPEN_WING_FROM_LAP && gap <= Traffic.OPEN_WING_MS;
        boolean leads = !car.boxed() && order.stream().limit(place).allMatch(CarState::boxed);
        return new Approach(
                lap, place, leads, wake, open ? Traffic.OPEN_WING_SECONDS : 0, rivalBoxed(order, place), traffic);
    }

    /** To the nearest car ahead that is on the road. */
    private static long gapMs(List<CarState> order, int place) {
        for (int ahead = place - 1; ahead >= 0; ahead--) {
            if (!order.get(ahead).boxed()) {
                return order.get(place).clockMs() - order.get(ahead).clockMs();
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean rivalBoxed(List<CarState> order, int place) {
        CarState car = order.get(place);
        for (int other = Math.max(0, place - 2); other < Math.min(order.size(), place + 3); other++) {
            CarState rival = order.get(other);
            if (other != place && rival.boxed() && Math.abs(rival.clockMs() - car.clockMs()) < RIVAL_MS) {
                return true;
            }
        }
        return false;
    }

    /** The cars after a lap, each with the number of cars that lapped it in that lap. Both lists are in the same order. */
    static List<CarState> withBlueFlags(List<CarState> before, List<CarState> after, double lapSeconds) {
        List<CarState> flagged = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            int lapped = 0;
            for (int j = 0; j < after.size(); j++) {
                lapped += Math.max(0, laps(after, i, j, lapSeconds) - laps(before, i, j, lapSeconds));
            }
            CarState car = after.get(i);
            flagged.add(car.with(car.condition().lapped(lapped)));
        }
        return flagged;
    }

    /** Whole laps by which a car is behind another. */
    private static int laps(List<CarState> cars, int car, int other, double lapSeconds) {
        double behind = (cars.get(car).clockMs() - cars.get(other).clockMs()) / 1000.0;
        return (int) Math.max(0, Math.floor(behind / lapSeconds));
    }
}
