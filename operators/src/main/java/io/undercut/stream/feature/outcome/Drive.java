package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import java.util.function.ToDoubleFunction;

/**
 * A car in a race that is over.
 *
 * @param race the race
 * @param car the car
 */
record Drive(RaceCard race, Car car) {
    double qualifying() {
        return car.start().qualifying();
    }

    double finish() {
        return car.finish().position();
    }

    /** Points; NaN where the car did not take part. */
    double points() {
        return car.finish().started() ? car.finish().points() : Double.NaN;
    }

    /** 1 when not classified, 0 when classified, NaN where the car did not take part. */
    double lost() {
        return car.finish().started() ? car.finish().isLost() ? 1 : 0 : Double.NaN;
    }

    /** Places gained from the grid to the flag; NaN where one of both is unknown. */
    double gained() {
        return car.start().grid() - finish();
    }

    boolean isWon() {
        return finish() == 1;
    }

    boolean isPole() {
        return qualifying() == 1;
    }

    double qualifyingAgainstMate() {
        return against(other -> other.start().qualifying());
    }

    double finishAgainstMate() {
        return against(other -> other.finish().position());
    }

    /** Places behind the team's best other car, negative ahead of it; NaN without one. */
    private double against(ToDoubleFunction<Car> place) {
        return place.applyAsDouble(car)
                - race.mates(car).stream()
                        .mapToDouble(place)
                        .filter(other -> !Double.isNaN(other))
                        .min()
                        .orElse(Double.NaN);
    }
}
