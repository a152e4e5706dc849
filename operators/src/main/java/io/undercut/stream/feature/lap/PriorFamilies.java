package io.undercut.stream.feature.lap;

import static io.undercut.stream.feature.lap.Numbers.known;
import static io.undercut.stream.feature.lap.Numbers.mean;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.lap.LapFeature.Known;
import io.undercut.zoo.example.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The circuit, from earlier seasons; the driver and the team, from earlier races. */
final class PriorFamilies {
    private static final int ALL = Integer.MAX_VALUE;
    private static final double MOST_OF_A_RACE = 0.9;

    private PriorFamilies() {}

    static List<DeclaredFeature<LapFeature, PriorView>> circuit() {
        List<DeclaredFeature<LapFeature, PriorView>> features = new ArrayList<>();
        FeatureFamily family = FeatureFamily.CIRCUIT;
        features.add(new DeclaredFeature<>(
                new LapFeature(
                        "circuit_races",
                        family,
                        "1",
                        0,
                        200,
                        Known.ALWAYS,
                        "races here in earlier seasons that are known"),
                view -> view.here().size()));
        features.add(sometimes(
                family,
                "circuit_lap_s",
                "s",
                0,
                1_000,
                "median clean lap, last earlier season here",
                view -> last(view.here(), RaceSummary::cleanMedianS)));
        features.add(sometimes(
                family,
                "circuit_pit_loss_s",
                "s",
                5,
                90,
                "time lost by a stop, mean of earlier seasons here",
                view -> mean(known(view.here(), RaceSummary::pitLossS))));
        features.add(sometimes(
                family,
                "circuit_neutral_share",
                "1",
                0,
                1,
                "share of neutralised laps, earlier seasons here",
                view -> mean(known(view.here(), RaceSummary::neutralShare))));
        features.add(sometimes(
                family,
                "circuit_position_changes",
                "1",
                0,
                40,
                "places changed by a car from lap to lap, mean, earlier seasons here",
                view -> mean(known(view.here(), RaceSummary::positionChanges))));
        features.add(sometimes(
                family,
                "circuit_stops",
                "1",
                0,
                50,
                "pit entries of cars that ended nine tenths of the laps, mean, earlier seasons here",
                view -> mean(finishers(view.here(), entry -> entry.car().stops()))));
        features.add(sometimes(
                family,
                "circuit_first_stop_share",
                "1",
                0,
                1,
                "lap of the first pit entry over the race's laps, median of such cars, earlier seasons here",
                view -> Numbers.median(finishers(
                        view.here(),
                        entry -> entry.car().firstStop() / entry.race().lastLap()))));
        features.add(sometimes(
                family,
                "circuit_tire_age_typical",
                "laps",
                0,
                100,
                "median age at which this compound was taken off here in earlier seasons; anywhere where it never was"
                        + " here",
                PriorFamilies::typicalAge));
        features.add(sometimes(
                family,
                "tire_age_vs_typical",
                "1",
                0,
                100,
                "tire age over the typical one, circuit_tire_age_typical",
                view -> Numbers.clamp(view.value("tire_age") / typicalAge(view), 0, 100)));
        features.add(sometimes(
                family,
                "circuit_wear_s_per_lap",
                "s/lap",
                -5,
                5,
                "loss per lap of tire age on this compound group here, earlier seasons, not fuel-corrected",
                view -> Numbers.clamp(wear(view.here(), view.row().compound()), -5, 5)));
        features.add(sometimes(
                family,
                "compound_wear_s_per_lap",
                "s/lap",
                -5,
                5,
                "loss per lap of tire age on this compound group over all earlier races, not fuel-corrected",
                view -> Numbers.clamp(wear(view.earlier().all(), view.row().compound()), -5, 5)));
        return features;
    }

    static List<DeclaredFeature<LapFeature, PriorView>> form() {
        List<DeclaredFeature<LapFeature, PriorView>> features = new ArrayList<>();
        FeatureFamily family = FeatureFamily.FORM;
        features.add(new DeclaredFeature<>(
                new LapFeature(
                        "driver_races", family, "1", 0, 600, Known.ALWAYS, "the driver's earlier races that are known"),
                view -> view.driver(ALL).size()));
        features.add(sometimes(
                family,
                "driver_last_position",
                "1",
                1,
                40,
                "position after the last lap of the last race",
                view -> mean(known(view.driver(1), entry -> entry.car().lastPosition()))));
        features.add(sometimes(
                family,
                "driver_position_5",
                "1",
                1,
                40,
                "the same, mean of the last 5 races",
                view -> mean(known(view.driver(5), entry -> entry.car().lastPosition()))));
        features.add(sometimes(
                family,
                "driver_first_position_5",
                "1",
                1,
                40,
                "position after the first lap, mean of the last 5 races",
                view -> mean(known(view.driver(5), entry -> entry.car().firstPosition()))));
        features.add(sometimes(
                family,
                "driver_places_gained_5",
                "1",
                -40,
                40,
                "first position less last, mean of the last 5 races",
                view -> mean(known(
                        view.driver(5),
                        entry -> entry.car().firstPosition() - entry.car().lastPosition()))));
        features.add(sometimes(
                family,
                "driver_pace_5_s",
                "s",
                -60,
                60,
                "median clean lap less the race's, mean of the last 5 races",
                view -> mean(known(view.driver(5), entry -> entry.car().paceVsFieldS()))));
        features.add(sometimes(
                family,
                "driver_distance_10",
                "1",
                0,
                1,
                "laps ended over the race's laps, mean of the last 10 races",
                view -> mean(known(view.driver(10), PriorFamilies::distance))));
        features.add(sometimes(
                family,
                "driver_stops_5",
                "1",
                0,
                50,
                "pit entries, mean of the last 5 races",
                view -> mean(known(view.driver(5), entry -> entry.car().stops()))));
        features.add(sometimes(
                family,
                "driver_position_here",
                "1",
                1,
                40,
                "position after the last lap, mean of earlier races here",
                view -> mean(known(
                        view.driver(ALL).stream()
                                .filter(entry -> !view.row().circuit().equals(RowKey.UNKNOWN)
                                        && entry.race()
                                                .circuit()
                                                .equals(view.row().circuit()))
                                .toList(),
                        entry -> entry.car().lastPosition()))));
        features.add(sometimes(
                family,
                "team_position_10",
                "1",
                1,
                40,
                "the team's last 10 cars: position after the last lap, mean",
                view -> mean(known(view.team(10), entry -> entry.car().lastPosition()))));
        features.add(sometimes(
                family,
                "team_pace_10_s",
                "s",
                -60,
                60,
                "the team's last 10 cars: median clean lap less the race's, mean",
                view -> mean(known(view.team(10), entry -> entry.car().paceVsFieldS()))));
        features.add(sometimes(
                family,
                "team_distance_20",
                "1",
                0,
                1,
                "the team's last 20 cars: laps ended over the race's laps, mean",
                view -> mean(known(view.team(20), PriorFamilies::distance))));
        return features;
    }

    private static DeclaredFeature<LapFeature, PriorView> sometimes(
            FeatureFamily family,
            String name,
            String unit,
            double low,
            double high,
            String description,
            ToDoubleFunction<PriorView> value) {
        return new DeclaredFeature<>(
                new LapFeature(name, family, unit, low, high, Known.SOMETIMES, description), value);
    }

    private static double last(List<RaceSummary> races, ToDoubleFunction<RaceSummary> value) {
        double[] known = known(races, value);
        return known.length == 0 ? Double.NaN : known[known.length - 1];
    }

    /** A figure of every car that ended most of its race, where it is known. */
    private static double[] finishers(List<RaceSummary> races, ToDoubleFunction<EarlierRaces.Entry> figure) {
        return races.stream()
                .flatMap(race -> Arrays.stream(race.cars()).map(car -> new EarlierRaces.Entry(race, car)))
                .filter(entry -> distance(entry) >= MOST_OF_A_RACE)
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    private static double typicalAge(PriorView view) {
        double here = view.earlier().typicalAge(view.row().circuit(), view.row().compound());
        return Double.isNaN(here) ? view.earlier().typicalAge(view.row().compound()) : here;
    }

    private static double distance(EarlierRaces.Entry entry) {
        return Math.min(1, (double) entry.car().laps() / entry.race().lastLap());
    }

    private static double wear(List<RaceSummary> races, String compound) {
        return CompoundGroup.named(compound)
                .map(group -> races.stream()
                        .map(race -> race.wear()[group.ordinal()])
                        .reduce(SlopeSums.NONE, SlopeSums::plus)
                        .slope())
                .orElse(Double.NaN);
    }
}
