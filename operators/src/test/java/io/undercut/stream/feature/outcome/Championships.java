package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.stream.feature.outcome.RaceCard.Finish;
import io.undercut.stream.feature.outcome.RaceCard.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Races drawn at random: twelve drivers in six teams, on five circuits, three seasons of six races. */
final class Championships {
    static final int DRIVERS = 12;
    private static final int SEASONS = 3;
    private static final int RACES = 6;
    private static final int[] POINTS = {25, 18, 15, 12, 10, 8, 6, 4, 2, 1};

    private Championships() {}

    static List<RaceCard> drawn(Random random) {
        List<RaceCard> races = new ArrayList<>();
        for (int season = 2001; season < 2001 + SEASONS; season++) {
            for (int round = 1; round <= RACES; round++) {
                Car[] cars = new Car[DRIVERS];
                for (int driver = 0; driver < DRIVERS; driver++) {
                    cars[driver] = new Car("driver-" + driver, "team-" + driver / 2, Start.UNKNOWN, Finish.UNKNOWN);
                }
                RaceCard entered =
                        new RaceCard("%d-%02d".formatted(season, round), season, "circuit-" + round % 5, cars);
                races.add(otherFinish(random, otherStart(random, entered)));
            }
        }
        return races;
    }

    /** The same race with another qualifying and grid. */
    static RaceCard otherStart(Random random, RaceCard race) {
        int[] places = shuffled(random, race.cars().length);
        int[] grid = random.nextInt(3) == 0 ? shuffled(random, places.length) : places;
        return new RaceCard(
                race.raceId(),
                race.season(),
                race.circuit(),
                IntStream.range(0, places.length)
                        .mapToObj(at -> new Car(
                                race.cars()[at].driver(),
                                race.cars()[at].team(),
                                start(random, places[at], grid[at]),
                                race.cars()[at].finish()))
                        .toArray(Car[]::new));
    }

    private static Start start(Random random, int place, int grid) {
        boolean pitLane = random.nextInt(20) == 0;
        boolean noTime = random.nextInt(20) == 0;
        return new Start(
                noTime ? Double.NaN : place,
                noTime ? Double.NaN : 80_000 + 100 * place + random.nextInt(100),
                pitLane ? Double.NaN : grid,
                pitLane ? 1 : 0);
    }

    /** The same race with another result. */
    static RaceCard otherFinish(Random random, RaceCard race) {
        int[] places = shuffled(random, race.cars().length);
        int classified = places.length - random.nextInt(4);
        return new RaceCard(
                race.raceId(),
                race.season(),
                race.circuit(),
                IntStream.range(0, places.length)
                        .mapToObj(at -> new Car(
                                race.cars()[at].driver(),
                                race.cars()[at].team(),
                                race.cars()[at].start(),
                                new Finish(
                                        true,
                                        places[at] <= classified || random.nextInt(4) > 0,
                                        places[at] <= classified ? places[at] : Double.NaN,
                                        places[at] <= POINTS.length ? POINTS[places[at] - 1] : 0)))
                        .toArray(Car[]::new));
    }

    /** The same race at another place with other teams, start and result. */
    static RaceCard other(Random random, RaceCard race) {
        Car[] cars = Arrays.stream(race.cars())
                .map(car -> new Car(car.driver(), "team-" + random.nextInt(6), car.start(), car.finish()))
                .toArray(Car[]::new);
        return otherFinish(
                random,
                otherStart(random, new RaceCard(race.raceId(), race.season(), "circuit-" + random.nextInt(5), cars)));
    }

    private static int[] shuffled(Random random, int size) {
        List<Integer> places =
                new ArrayList<>(IntStream.rangeClosed(1, size).boxed().toList());
        Collections.shuffle(places, random);
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
