package io.undercut.stream.feature.lap;

import static io.undercut.stream.feature.lap.Numbers.clamp;
import static io.undercut.stream.feature.lap.Numbers.of;

import io.undercut.race.Compound;
import io.undercut.stream.feature.DeclaredFeature;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What the field has done about its stops by now, and what is left for this car to do. */
final class StopsFamily {
    private static final int RECENT_LAPS = 3;
    private static final int NEAR_PLACES = 3;
    private static final int FEWEST_CHANGES = 2;

    private StopsFamily() {}

    static List<DeclaredFeature<LapFeature, LapView>> stops() {
        return new Declarations(FeatureFamily.STOPS)
                .sometimes(
                        "stopped_more_share",
                        "1",
                        0,
                        1,
                        "share of the other running cars with more pit entries than this one",
                        view -> share(view.running(), car -> car.stops() > stops(view)))
                .sometimes(
                        "stopped_less_share",
                        "1",
                        0,
                        1,
                        "share of the other running cars with fewer pit entries than this one",
                        view -> share(view.running(), car -> car.stops() < stops(view)))
                .sometimes(
                        "pitted_share_3",
                        "1",
                        0,
                        1,
                        "share of the other running cars that entered the pits on one of their last three laps",
                        view -> share(view.running(), StopsFamily::pittedLately))
                .always(
                        "pitted_ahead_3",
                        "1",
                        0,
                        NEAR_PLACES,
                        "of the cars up to three places ahead those that entered the pits on one of their last three laps",
                        view -> count(view, -NEAR_PLACES, -1, StopsFamily::pittedLately))
                .always(
                        "pitted_behind_3",
                        "1",
                        0,
                        NEAR_PLACES,
                        "of the cars up to three places behind those that entered the pits on one of their last three laps",
                        view -> count(view, 1, NEAR_PLACES, StopsFamily::pittedLately))
                .always(
                        "stopped_more_ahead",
                        "1",
                        0,
                        NEAR_PLACES,
                        "of the cars up to three places ahead those with more pit entries",
                        view -> count(view, -NEAR_PLACES, -1, car -> car.stops() > stops(view)))
                .always(
                        "stopped_more_behind",
                        "1",
                        0,
                        NEAR_PLACES,
                        "of the cars up to three places behind those with more pit entries",
                        view -> count(view, 1, NEAR_PLACES, car -> car.stops() > stops(view)))
                .sometimes(
                        "younger_share",
                        "1",
                        0,
                        1,
                        "of the running cars on the same compound the share on younger tires",
                        view -> share(
                                running(view, car -> compound(car) == compound(view.car())),
                                car -> car.newest().age() < view.now().age()))
                .sometimes(
                        "race_change_age",
                        "laps",
                        0,
                        100,
                        "median age at which cars took this compound off in this race so far; unknown below two",
                        StopsFamily::changeAge)
                .sometimes(
                        "same_start_share",
                        "1",
                        0,
                        1,
                        "share of the running cars that started on this car's first compound",
                        view -> share(view.running(), car -> sameStart(car, view)))
                .sometimes(
                        "same_start_stopped_more",
                        "1",
                        0,
                        1,
                        "of the running cars that started on this car's first compound the share with more pit entries",
                        view -> share(running(view, car -> sameStart(car, view)), car -> car.stops() > stops(view)))
                .sometimes(
                        "teammate_stops_more",
                        "1",
                        -50,
                        50,
                        "the teammate's pit entries less this car's",
                        view -> teammate(view) == null
                                ? Double.NaN
                                : teammate(view).stops() - stops(view))
                .sometimes(
                        "laps_since_teammate_pit",
                        "laps",
                        -100,
                        200,
                        "laps since the teammate entered the pits; unknown where it has not",
                        view -> teammate(view) == null
                                ? Double.NaN
                                : clamp(view.number() - lastPit(teammate(view)), -100, 200))
                .flag("used_wet", "whether the car has run on wet tires", view -> hasRunWet(view.car()))
                .sometimes(
                        "used_wet_share",
                        "1",
                        0,
                        1,
                        "share of the running cars that have run on wet tires",
                        view -> share(view.running(), StopsFamily::hasRunWet))
                .always(
                        "neutral_laps",
                        "laps",
                        0,
                        200,
                        "neutralised laps in a row up to this one",
                        StopsFamily::neutralLaps)
                .sometimes(
                        "tire_age_at_end",
                        "laps",
                        -20,
                        300,
                        "age that this set would have at the end of the race",
                        view -> view.now().age() + of(view.lap().raceLaps()) - view.number())
                .flag(
                        "must_change",
                        "whether a dry race still demands another compound of the car",
                        view -> !hasRunWet(view.car()) && StintFamily.dryCompounds(view) < 2)
                .list();
    }

    private static int stops(LapView view) {
        return view.car().stops();
    }

    private static Compound compound(CarProgress car) {
        return car.newest().lap().tire().compound();
    }

    private static boolean sameStart(CarProgress car, LapView view) {
        Compound first = view.car().laps().get(0).lap().tire().compound();
        return first != null && first == car.laps().get(0).lap().tire().compound();
    }

    /** The lap on which a car last entered the pits; NaN where it has not. */
    private static double lastPit(CarProgress car) {
        if (car.newest().lap().pit().hasEntered()) {
            return car.newest().number();
        }
        DrivenLap before = car.beforeStint();
        return before != null && before.lap().pit().hasEntered() ? before.number() : Double.NaN;
    }

    private static boolean pittedLately(CarProgress car) {
        return car.newest().number() - lastPit(car) < RECENT_LAPS;
    }

    private static boolean hasRunWet(CarProgress car) {
        return car.hasRunWet();
    }

    private static List<CarProgress> running(LapView view, Predicate<CarProgress> like) {
        return view.running().stream().filter(like).toList();
    }

    private static double share(List<CarProgress> cars, Predicate<CarProgress> holds) {
        return cars.isEmpty() ? Double.NaN : cars.stream().filter(holds).count() / (double) cars.size();
    }

    /** Cars some places behind this one, of which something holds; behind is positive. */
    private static double count(LapView view, int from, int to, Predicate<CarProgress> holds) {
        double own = of(view.lap().road().position());
        return view.running().stream()
                .filter(car -> {
                    double places = of(car.newest().lap().road().position()) - own;
                    return places >= from && places <= to;
                })
                .filter(holds)
                .limit(NEAR_PLACES)
                .count();
    }

    private static double changeAge(LapView view) {
        double[] ages = view.race().changeAges(compound(view.car()));
        return ages.length < FEWEST_CHANGES ? Double.NaN : Numbers.median(ages);
    }

    private static CarProgress teammate(LapView view) {
        String team = view.lap().car().team();
        return view.running().stream()
                .filter(car -> team != null
                        && Objects.equals(team, car.newest().lap().car().team()))
                .findFirst()
                .orElse(null);
    }

    private static double neutralLaps(LapView view) {
        int laps = 0;
        while (view.back(laps) != null && view.back(laps).isNeutral()) {
            laps++;
        }
        return laps;
    }
}
