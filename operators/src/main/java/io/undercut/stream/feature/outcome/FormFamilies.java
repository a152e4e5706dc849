package io.undercut.stream.feature.outcome;

import static io.undercut.stream.feature.lap.Numbers.known;
import static io.undercut.stream.feature.lap.Numbers.mean;

import io.undercut.stream.feature.DeclaredFeature;
import io.undercut.stream.feature.outcome.RaceCard.Car;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Features from earlier races alone. Means leave out what is unknown: of a race without classification its place. */
final class FormFamilies {
    private static final int RECENT_HERE = 5;
    private static final int MANY_HERE = 10;

    private FormFamilies() {}

    static List<DeclaredFeature<OutcomeFeature, FormView>> driver() {
        FormDeclarations features = new FormDeclarations(OutcomeFamily.DRIVER);
        spans(features, "driver", view -> view::driver);
        return features.count(
                        "driver_races",
                        "earlier races the driver took part in",
                        view -> count(
                                career(view), drive -> drive.car().finish().started()))
                .count("driver_wins", "earlier races the driver won", view -> count(career(view), Drive::isWon))
                .count(
                        "driver_poles",
                        "earlier races the driver was first to qualify for",
                        view -> count(career(view), Drive::isPole))
                .count(
                        "driver_podiums",
                        "earlier races the driver was among the first three of",
                        view -> count(career(view), drive -> drive.finish() <= 3))
                .places(
                        "driver_gained_last_3",
                        "places gained from grid to flag, mean of the last 3 races",
                        view -> average(view.driver(Span.LAST_3), Drive::gained))
                .places(
                        "driver_gained_season",
                        "places gained from grid to flag, mean of this season so far",
                        view -> average(view.driver(Span.SEASON), Drive::gained))
                .share(
                        "driver_won_previous_race",
                        "whether the driver won the championship's previous race",
                        view -> previousWinner(view, car -> car.driver().equals(view.driver())))
                .list();
    }

    static List<DeclaredFeature<OutcomeFeature, FormView>> team() {
        FormDeclarations features = new FormDeclarations(OutcomeFamily.TEAM);
        spans(features, "team", view -> view::team);
        return features.count(
                        "team_wins",
                        "earlier races the team won",
                        view -> count(view.past().ofTeam(view.team()), Drive::isWon))
                .share(
                        "team_won_previous_race",
                        "whether the team won the championship's previous race",
                        view -> previousWinner(view, car -> car.team().equals(view.team())))
                .list();
    }

    static List<DeclaredFeature<OutcomeFeature, FormView>> teammate() {
        FormDeclarations features = new FormDeclarations(OutcomeFamily.TEAMMATE);
        for (Span span : List.of(Span.LAST_3, Span.SEASON)) {
            features.places(
                            "mate_qualifying_" + span.word(),
                            "places behind the team's best other car in qualifying, mean of " + span.about(),
                            view -> average(view.driver(span), Drive::qualifyingAgainstMate))
                    .places(
                            "mate_finish_" + span.word(),
                            "places behind the team's best other car at the flag, mean of " + span.about(),
                            view -> average(view.driver(span), Drive::finishAgainstMate));
        }
        return features.share(
                        "mate_beaten_season",
                        "share of this season's qualifyings ahead of the team's other cars",
                        view -> average(view.driver(Span.SEASON), drive -> flag(drive.qualifyingAgainstMate())))
                .list();
    }

    static List<DeclaredFeature<OutcomeFeature, FormView>> circuit() {
        return new FormDeclarations(OutcomeFamily.CIRCUIT)
                .count(
                        "circuit_races",
                        "earlier races here",
                        view -> view.here(Integer.MAX_VALUE).size())
                .share(
                        "circuit_won_from_first",
                        "share of the last 10 races here won from the first place of the grid",
                        view -> mean(known(view.here(MANY_HERE), FormFamilies::wonFromFirst)))
                .places(
                        "circuit_places_moved",
                        "places between grid and flag, mean of all cars in the last 5 races here",
                        view -> mean(known(
                                cars(view),
                                car -> Math.abs(
                                        car.start().grid() - car.finish().position()))))
                .share(
                        "circuit_lost",
                        "share of cars not classified in the last 5 races here",
                        view -> mean(known(
                                cars(view).stream()
                                        .filter(car -> car.finish().started())
                                        .toList(),
                                car -> car.finish().isLost() ? 1 : 0)))
                .count(
                        "driver_here_races",
                        "earlier races the driver took part in here",
                        view -> count(
                                view.driverHere(), drive -> drive.car().finish().started()))
                .count(
                        "driver_here_wins",
                        "earlier races the driver won here",
                        view -> count(view.driverHere(), Drive::isWon))
                .place(
                        "driver_here_finish_last",
                        "place in the driver's last race here",
                        view -> average(Span.LAST.of(view.driverHere(), view.season()), Drive::finish))
                .place(
                        "driver_here_finish",
                        "place, mean of the driver's earlier races here",
                        view -> average(view.driverHere(), Drive::finish))
                .place(
                        "driver_here_qualifying",
                        "place in qualifying, mean of the driver's earlier races here",
                        view -> average(view.driverHere(), Drive::qualifying))
                .place(
                        "team_here_finish_last_3",
                        "place, mean of the team's cars in its last 3 races here",
                        view -> average(Span.LAST_3.of(view.teamHere(), view.season()), Drive::finish))
                .place(
                        "team_here_qualifying_last_3",
                        "the same in qualifying",
                        view -> average(Span.LAST_3.of(view.teamHere(), view.season()), Drive::qualifying))
                .list();
    }

    static List<DeclaredFeature<OutcomeFeature, FormView>> championship() {
        return new FormDeclarations(OutcomeFamily.CHAMPIONSHIP)
                .count(
                        "season_races",
                        "races of this season so far",
                        view -> view.past().of(view.season()))
                .total(
                        "driver_season_points",
                        "the driver's points of this season so far, sprints counted",
                        view -> view.past().drivers(view.season()).points(view.driver()))
                .place(
                        "driver_standing",
                        "the driver's place in the championship by points so far; null before its first race of the season",
                        view -> view.past().drivers(view.season()).place(view.driver()))
                .total(
                        "driver_points_behind",
                        "points behind the championship's leader",
                        view -> view.past().drivers(view.season()).behind(view.driver()))
                .count(
                        "driver_season_wins",
                        "races the driver won this season so far",
                        view -> count(view.driver(Span.SEASON), Drive::isWon))
                .place(
                        "driver_standing_before",
                        "the driver's place in last season's championship by points",
                        view -> view.past().drivers(view.season() - 1).place(view.driver()))
                .total(
                        "team_season_points",
                        "the team's points of this season so far",
                        view -> view.past().teams(view.season()).points(view.team()))
                .place(
                        "team_standing",
                        "the team's place by points so far",
                        view -> view.past().teams(view.season()).place(view.team()))
                .place(
                        "team_standing_before",
                        "the team's place in last season's championship by points",
                        view -> view.past().teams(view.season() - 1).place(view.team()))
                .list();
    }

    /** The same figures of a driver or a team for every span. */
    private static void spans(
            FormDeclarations features, String whose, Function<FormView, Function<Span, List<Drive>>> of) {
        for (Span span : Span.values()) {
            String end = "_" + span.word();
            String about = ", mean of " + span.about();
            features.place(
                            whose + "_finish" + end,
                            "place where classified" + about,
                            view -> average(of.apply(view).apply(span), Drive::finish))
                    .place(
                            whose + "_qualifying" + end,
                            "place in qualifying" + about,
                            view -> average(of.apply(view).apply(span), Drive::qualifying))
                    .points(
                            whose + "_points" + end,
                            "points with those of the sprint" + about,
                            view -> average(of.apply(view).apply(span), Drive::points))
                    .share(
                            whose + "_lost" + end,
                            "share of starts that were not classified" + about,
                            view -> average(of.apply(view).apply(span), Drive::lost));
        }
    }

    private static List<Drive> career(FormView view) {
        return view.past().ofDriver(view.driver());
    }

    private static double average(List<Drive> drives, ToDoubleFunction<Drive> value) {
        return mean(known(drives, value));
    }

    private static double count(List<Drive> drives, Predicate<Drive> wanted) {
        return drives.stream().filter(wanted).count();
    }

    /** Ahead of the mate is 1. */
    private static double flag(double against) {
        return Double.isNaN(against) ? Double.NaN : against < 0 ? 1 : 0;
    }

    private static double previousWinner(FormView view, Predicate<Car> wanted) {
        return mean(known(
                view.past().newest(),
                race -> race.list().stream().anyMatch(car -> car.finish().position() == 1 && wanted.test(car))
                        ? 1
                        : 0));
    }

    private static double wonFromFirst(RaceCard race) {
        return race.list().stream()
                .filter(car -> car.start().grid() == 1)
                .mapToDouble(car -> car.finish().position() == 1 ? 1 : 0)
                .max()
                .orElse(Double.NaN);
    }

    private static List<Car> cars(FormView view) {
        return view.here(RECENT_HERE).stream()
                .flatMap(race -> race.list().stream())
                .toList();
    }
}
