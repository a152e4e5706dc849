package io.undercut.stream.feature.lap;

import static io.undercut.stream.feature.lap.Numbers.clamp;
import static io.undercut.stream.feature.lap.Numbers.of;

import io.undercut.stream.feature.DeclaredFeature;
import java.util.List;

/**
 * Other cars. Gaps come from line crossings, not from the source's gap columns, so that live and recorded races agree. The car behind has
 * not ended this lap yet: what is said of it is as of the lap before.
 */
final class TrafficFamily {
    /** Within this time of another car the air counts as dirty: a convention, not a measurement. */
    private static final double DIRTY_AIR_S = 2;

    private static final double NEAR_S = 25;
    private static final double FAR_S = 20_000;
    private static final double PACE_S = 600;

    private TrafficFamily() {}

    static List<DeclaredFeature<LapFeature, LapView>> traffic() {
        return new Declarations(FeatureFamily.TRAFFIC)
                .sometimes(
                        "position",
                        "1",
                        1,
                        40,
                        "race position at the lap's end, by the source",
                        view -> of(view.lap().road().position()))
                .always(
                        "position_by_line",
                        "1",
                        1,
                        40,
                        "the order in which cars ended this lap number",
                        view -> view.race().laps(view.number()).indexOf(view.now()) + 1)
                .sometimes(
                        "places_gained",
                        "1",
                        -40,
                        40,
                        "position after the car's first known lap less position now",
                        view -> of(view.car().laps().get(0).lap().road().position())
                                - of(view.lap().road().position()))
                .always(
                        "gap_to_leader_s",
                        "s",
                        0,
                        FAR_S,
                        "time since the first car ended this lap number",
                        view -> gap(view.now(), view.leader()))
                .sometimes(
                        "gap_ahead_s",
                        "s",
                        0,
                        FAR_S,
                        "time since the car ahead ended this lap number; unknown for the first",
                        view -> gap(view.now(), view.ahead()))
                .sometimes(
                        "gap_behind_last_lap_s",
                        "s",
                        0,
                        FAR_S,
                        "how long after this car the next one ended the lap before; unknown for the last",
                        view -> gap(view.behindLastLap(), view.back(1)))
                .always(
                        "laps_down",
                        "laps",
                        0,
                        200,
                        "laps the furthest car is ahead",
                        view -> view.race().lastLap() - view.number())
                .sometimes(
                        "pace_vs_ahead_s",
                        "s",
                        -PACE_S,
                        PACE_S,
                        "lap time less that of the car ahead on the same lap number",
                        view -> pace(view.now(), view.ahead()))
                .sometimes(
                        "pace_vs_behind_s",
                        "s",
                        -PACE_S,
                        PACE_S,
                        "the lap before: lap time less that of the car behind",
                        view -> pace(view.back(1), view.behindLastLap()))
                .sometimes(
                        "tire_age_vs_ahead",
                        "laps",
                        -100,
                        100,
                        "tire age less that of the car ahead",
                        view -> view.ahead() == null
                                ? Double.NaN
                                : view.now().age() - view.ahead().age())
                .sometimes(
                        "tire_age_vs_behind",
                        "laps",
                        -100,
                        100,
                        "the lap before: tire age less that of the car behind",
                        view -> view.behindLastLap() == null
                                ? Double.NaN
                                : view.back(1).age() - view.behindLastLap().age())
                .sometimes(
                        "softness_vs_ahead",
                        "1",
                        -5,
                        5,
                        "compound softness less that of the car ahead",
                        view -> view.ahead() == null
                                ? Double.NaN
                                : StintFamily.softness(view.lap().tire().compound())
                                        - StintFamily.softness(
                                                view.ahead().lap().tire().compound()))
                .sometimes(
                        "gap_on_track_s",
                        "s",
                        0,
                        FAR_S,
                        "time since any other car crossed the line, lapped ones too",
                        LapView::secondsBehindAnyCar)
                .flag(
                        "dirty_air",
                        "whether that is below two seconds",
                        view -> view.secondsBehindAnyCar() < DIRTY_AIR_S)
                .always(
                        "cars_near_behind",
                        "1",
                        0,
                        40,
                        "cars that ended the lap before within 25 s after this one",
                        TrafficFamily::near)
                .always(
                        "cars_running",
                        "1",
                        0,
                        40,
                        "other cars that crossed the line in the last five minutes",
                        view -> view.rivals().size())
                .flag(
                        "ahead_pits",
                        "whether the car ahead entered the pits at the end of this lap number",
                        view -> view.ahead() != null && view.ahead().lap().pit().hasEntered())
                .flag(
                        "behind_pits",
                        "whether the car behind entered the pits at the end of the lap before",
                        view -> view.behindLastLap() != null
                                && view.behindLastLap().lap().pit().hasEntered())
                .always(
                        "pit_share_field",
                        "1",
                        0,
                        1,
                        "share of the other running cars whose newest lap ended in the pits or began there",
                        view -> RaceFamilies.share(
                                view.rivals(),
                                lap -> lap.lap().pit().hasEntered()
                                        || lap.lap().pit().hasLeft()))
                .always("mean_stops_field", "1", 0, 50, "mean pit entries of the cars so far", TrafficFamily::meanStops)
                .list();
    }

    private static double gap(DrivenLap behind, DrivenLap ahead) {
        return behind == null || ahead == null
                ? Double.NaN
                : clamp((behind.momentMs() - ahead.momentMs()) / 1000.0, 0, FAR_S);
    }

    private static double pace(DrivenLap own, DrivenLap other) {
        return own == null || other == null ? Double.NaN : clamp(own.seconds() - other.seconds(), -PACE_S, PACE_S);
    }

    private static double near(LapView view) {
        DrivenLap own = view.back(1);
        if (own == null) {
            return 0;
        }
        return view.race().laps(view.number() - 1).stream()
                .filter(lap -> lap != own && lap.momentMs() >= own.momentMs() && gap(lap, own) <= NEAR_S)
                .count();
    }

    private static double meanStops(LapView view) {
        double stops = 0;
        int cars = 0;
        for (CarProgress car : view.race().cars()) {
            stops += car.stops();
            cars++;
        }
        return stops / cars;
    }
}
