package io.undercut.stream.feature.lap;

import static io.undercut.stream.feature.lap.Numbers.clamp;
import static io.undercut.stream.feature.lap.Numbers.of;

import io.undercut.stream.feature.DeclaredFeature;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The lap itself, fuel, flags and weather. */
final class RaceFamilies {
    private static final double FAR_S = 600;

    private RaceFamilies() {}

    static List<DeclaredFeature<LapFeature, LapView>> lap() {
        return new Declarations(FeatureFamily.LAP)
                .always("lap_number", "laps", 1, 200, "the lap's number", LapView::number)
                .sometimes(
                        "laps_remaining",
                        "laps",
                        -20,
                        200,
                        "the race's laps less the lap's number; a source may know a shortened race's laps early",
                        view -> of(view.lap().raceLaps()) - view.number())
                .sometimes(
                        "race_progress",
                        "1",
                        0,
                        20,
                        "the lap's number over the race's laps",
                        view -> view.number() / of(view.lap().raceLaps()))
                .sometimes(
                        "lap_time_s",
                        "s",
                        0,
                        20_000,
                        "the lap time",
                        view -> view.now().seconds())
                .sometimes(
                        "sector1_s",
                        "s",
                        0,
                        20_000,
                        "first sector",
                        view -> seconds(view.lap().times().sector1Ms()))
                .sometimes(
                        "sector2_s",
                        "s",
                        0,
                        20_000,
                        "second sector",
                        view -> seconds(view.lap().times().sector2Ms()))
                .sometimes(
                        "sector3_s",
                        "s",
                        0,
                        20_000,
                        "third sector",
                        view -> seconds(view.lap().times().sector3Ms()))
                .sometimes(
                        "lap_vs_own_best_s",
                        "s",
                        0,
                        FAR_S,
                        "lap time less the car's best so far, at most 600 s",
                        view -> clamp(view.now().seconds() - ownBest(view), 0, FAR_S))
                .sometimes(
                        "lap_vs_race_best_s",
                        "s",
                        0,
                        FAR_S,
                        "lap time less the race's best so far, at most 600 s",
                        view -> clamp(view.now().seconds() - view.race().bestSeconds(), 0, FAR_S))
                .sometimes(
                        "lap_vs_field_s",
                        "s",
                        -FAR_S,
                        FAR_S,
                        "lap time less the median of the other cars' newest clean laps; unknown below three",
                        view -> clamp(view.now().seconds() - view.fieldSeconds(), -FAR_S, FAR_S))
                .sometimes(
                        "lap_vs_last_s",
                        "s",
                        -FAR_S,
                        FAR_S,
                        "lap time less the car's lap before",
                        view -> clamp(change(view, DrivenLap::seconds, 1), -FAR_S, FAR_S))
                .flag(
                        "is_clean",
                        "green, no pit passage, dry tires of known age, no rain, within 1.07 × the best lap so far",
                        view -> view.now().isClean())
                .always(
                        "clean_laps_race",
                        "laps",
                        0,
                        10_000,
                        "clean laps of all cars so far",
                        view -> view.race().cleanLaps())
                .sometimes(
                        "speed_i1_kph",
                        "km/h",
                        0,
                        450,
                        "first intermediate",
                        view -> of(view.lap().traps().i1Kph()))
                .sometimes(
                        "speed_i2_kph",
                        "km/h",
                        0,
                        450,
                        "second intermediate",
                        view -> of(view.lap().traps().i2Kph()))
                .sometimes(
                        "speed_fl_kph",
                        "km/h",
                        0,
                        450,
                        "speed at the finish line",
                        view -> of(view.lap().traps().flKph()))
                .sometimes(
                        "speed_st_kph",
                        "km/h",
                        0,
                        450,
                        "speed at the trap on the longest straight",
                        view -> of(view.lap().traps().stKph()))
                .list();
    }

    static List<DeclaredFeature<LapFeature, LapView>> fuel() {
        return new Declarations(FeatureFamily.FUEL)
                .sometimes(
                        "fuel_kg",
                        "kg",
                        0,
                        110,
                        "fuel left, estimated: 110 kg (105 in 2018) burned evenly to the flag, half when neutralised",
                        view -> view.now().fuelKg())
                .sometimes(
                        "fuel_cost_s",
                        "s",
                        0,
                        800,
                        "lap time the fuel costs: by circuit where published, else 0.03 s per kilogram on a lap of 90 s",
                        view -> view.now().fuelCost())
                .sometimes(
                        "fuel_corrected_s",
                        "s",
                        0,
                        20_000,
                        "lap time less what the fuel costs",
                        view -> view.now().fuelCorrected())
                .list();
    }

    static List<DeclaredFeature<LapFeature, LapView>> trackStatus() {
        return new Declarations(FeatureFamily.TRACK_STATUS)
                .flag("is_green", "green flags throughout", view -> view.lap().isGreen())
                .flag(
                        "is_yellow",
                        "a yellow flag on the lap",
                        view -> view.now().has('2'))
                .flag(
                        "is_safety_car",
                        "a safety car on the lap",
                        view -> view.now().has('4'))
                .flag(
                        "is_virtual_safety_car",
                        "a virtual safety car on the lap",
                        view -> view.now().has('6') || view.now().has('7'))
                .flag("is_red_flag", "a red flag on the lap", view -> view.now().has('5'))
                .always(
                        "neutral_laps_race",
                        "laps",
                        0,
                        200,
                        "the car's laps under a safety car, real or virtual, or a red flag so far",
                        view -> view.car().laps().stream()
                                .filter(DrivenLap::isNeutral)
                                .count())
                .sometimes(
                        "laps_since_neutral",
                        "laps",
                        0,
                        200,
                        "laps since the car's last neutralised one; unknown before the first",
                        RaceFamilies::lapsSinceNeutral)
                .always(
                        "neutral_share_field",
                        "1",
                        0,
                        1,
                        "share of the other running cars whose newest lap was neutralised; 0 where there are none",
                        view -> share(view.rivals(), DrivenLap::isNeutral))
                .list();
    }

    static List<DeclaredFeature<LapFeature, LapView>> weather() {
        return new Declarations(FeatureFamily.WEATHER)
                .sometimes(
                        "air_temp_c",
                        "°C",
                        -20,
                        60,
                        "air",
                        view -> of(view.lap().weather().airC()))
                .sometimes(
                        "track_temp_c",
                        "°C",
                        -20,
                        90,
                        "track",
                        view -> of(view.lap().weather().trackC()))
                .sometimes(
                        "humidity_pct",
                        "%",
                        0,
                        100,
                        "relative humidity",
                        view -> of(view.lap().weather().humidityPct()))
                .sometimes(
                        "pressure_mbar",
                        "mbar",
                        500,
                        1_100,
                        "air pressure",
                        view -> of(view.lap().weather().pressureMbar()))
                .sometimes(
                        "wind_speed_mps",
                        "m/s",
                        0,
                        60,
                        "wind",
                        view -> of(view.lap().weather().windMps()))
                .sometimes("rain", "1", 0, 1, "rain on the lap", view -> rain(view.now()))
                .sometimes(
                        "track_temp_change_5_c",
                        "°C",
                        -60,
                        60,
                        "track less track five laps ago",
                        view -> change(view, lap -> of(lap.lap().weather().trackC()), 5))
                .always(
                        "wet_tire_share_field",
                        "1",
                        0,
                        1,
                        "share of the other running cars on intermediate or wet tires; 0 where there are none",
                        view -> share(
                                view.rivals(),
                                lap -> lap.lap().tire().compound() != null
                                        && !lap.lap().tire().compound().isDry()))
                .list();
    }

    static double rain(DrivenLap lap) {
        Boolean rain = lap.lap().weather().rain();
        if (rain == null) {
            return Double.NaN;
        }
        return rain ? 1 : 0;
    }

    static double share(List<DrivenLap> laps, java.util.function.Predicate<DrivenLap> wanted) {
        return laps.isEmpty() ? 0 : (double) laps.stream().filter(wanted).count() / laps.size();
    }

    /** A value less what it was so many laps ago. */
    static double change(LapView view, ToDoubleFunction<DrivenLap> value, int laps) {
        DrivenLap before = view.back(laps);
        return before == null ? Double.NaN : value.applyAsDouble(view.now()) - value.applyAsDouble(before);
    }

    private static double ownBest(LapView view) {
        return Numbers.least(Numbers.known(view.car().laps(), DrivenLap::seconds));
    }

    private static double lapsSinceNeutral(LapView view) {
        List<DrivenLap> laps = view.car().laps();
        for (int at = laps.size() - 1; at >= 0; at--) {
            if (laps.get(at).isNeutral()) {
                return view.number() - laps.get(at).number();
            }
        }
        return Double.NaN;
    }

    private static double seconds(Integer millis) {
        return of(millis) / 1000;
    }
}
