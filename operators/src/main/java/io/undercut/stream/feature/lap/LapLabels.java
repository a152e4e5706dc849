package io.undercut.stream.feature.lap;

import io.undercut.race.Compound;
import io.undercut.race.RaceId;
import io.undercut.stream.feature.lap.RaceSummary.TireSwap;
import io.undercut.zoo.example.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be predicted at a lap: it lies after the lap, so it is known when the race is over, and no feature may see it.
 *
 * @param raceId {@code 2024-05}
 * @param driver the driver's code
 * @param lap the lap's number
 * @param values in the order of {@link #DECLARED}, NaN where there is nothing to predict; of a forecast {@link ForecastTarget}s
 */
@SuppressWarnings("ArrayRecordComponent")
public record LapLabels(String raceId, String driver, int lap, float[] values) {
    /** The labels. Clean is the label's sense: compared with the race's best lap. */
    public static final List<Feature> DECLARED = List.of(
            new Feature("label_next_lap_s", "s", "time of the car's next lap"),
            new Feature("label_is_clean", "1", "whether this lap is clean by the race's best lap"),
            new Feature("label_next_is_clean", "1", "whether the next one is; unknown after the last"),
            new Feature(
                    "label_laps_to_pit",
                    "laps",
                    "laps until the car next enters the pits; unknown where it never does"),
            new Feature(
                    "label_pit_within_1",
                    "1",
                    "whether it enters the pits at the end of the next lap; unknown on the race's last lap"),
            new Feature(
                    "label_pit_within_3",
                    "1",
                    "whether it enters the pits within the next 3 laps; unknown on the race's last lap"),
            new Feature(
                    "label_pit_within_5",
                    "1",
                    "whether it enters the pits within the next 5 laps; unknown on the race's last lap"),
            new Feature(
                    "label_pit_within_10",
                    "1",
                    "whether it enters the pits within the next 10 laps; unknown on the race's last lap"),
            new Feature(
                    "label_stint_loss_s",
                    "s",
                    "lap time less the mean of the stint's first three clean laps, on later clean laps"),
            new Feature("label_stint_age_gain", "laps", "tire age less the mean on those three, on the same laps"),
            new Feature(
                    "label_pit_ahead",
                    "laps",
                    "laps until the car next enters the pits, 1000 where it does not any more; unknown on the race's last lap"),
            new Feature(
                    "label_next_change_s",
                    "s",
                    "time of the car's next lap less this one's; unknown where one of the two is not clean"),
            new Feature(
                    "label_next_compound",
                    "1",
                    "where the car changes from dry to dry tires after this lap, not under a red flag: 0 soft, 1 medium, 2"
                            + " hard; else unknown"),
            new Feature(
                    "label_first_stop_lap",
                    "laps",
                    "on lap 1 of a race of known length without wet tires the first later lap on which the car enters the"
                            + " pits; unknown where it never does, and on other laps"));

    private static final int[] WITHIN = {1, 3, 5, 10};
    private static final int ANCHOR_LAPS = 3;
    private static final float NEVER = 1000;
    /** The compounds that there are since 2019, by their places as classes. */
    private static final List<String> TODAY =
            List.of(Compound.SOFT.name(), Compound.MEDIUM.name(), Compound.HARD.name());

    static List<LapLabels> of(RaceProgress race) {
        double bestMs = race.bestSeconds() * 1000;
        boolean wet = false;
        for (CarProgress car : race.cars()) {
            wet |= car.hasRunWet();
        }
        List<LapLabels> labels = new ArrayList<>();
        for (CarProgress car : race.cars()) {
            for (DrivenLap lap : car.laps()) {
                labels.add(new LapLabels(
                        lap.lap().race().toString(), lap.driver(), lap.number(), values(car, lap, bestMs, wet)));
            }
        }
        return labels;
    }

    /** The number of its race, by {@link RaceClock}. */
    public int race() {
        return RaceClock.number(RaceId.parse(raceId));
    }

    /** Which lap the labels are about, as {@link LapRow#key()}. */
    public String key() {
        return raceId + "/" + driver + "/" + lap;
    }

    private static float[] values(CarProgress car, DrivenLap lap, double bestMs, boolean wet) {
        DrivenLap next = car.lap(lap.number() + 1);
        double toPit = lapsToPit(car, lap);
        boolean isKnown =
                car.laps().stream().allMatch(other -> other.lap().pit().in() != null);
        float[] values = new float[DECLARED.size()];
        int at = 0;
        values[at++] = next == null ? Float.NaN : (float) next.seconds();
        values[at++] = lap.lap().isClean(bestMs) ? 1 : 0;
        values[at++] = next == null ? Float.NaN : flag(next.lap().isClean(bestMs));
        values[at++] = (float) toPit;
        for (int laps : WITHIN) {
            values[at++] = isLast(lap) || !isKnown ? Float.NaN : flag(toPit <= laps);
        }
        double[] loss = loss(car, lap, bestMs);
        values[at++] = (float) loss[0];
        values[at++] = (float) loss[1];
        values[at++] = isLast(lap) || !isKnown ? Float.NaN : Double.isNaN(toPit) ? NEVER : (float) toPit;
        boolean areClean =
                next != null && lap.lap().isClean(bestMs) && next.lap().isClean(bestMs);
        values[at++] = areClean ? (float) (next.seconds() - lap.seconds()) : Float.NaN;
        values[at++] = TireSwap.between(lap, next)
                .map(swap -> (float) TODAY.indexOf(swap.to()))
                .filter(place -> place >= 0)
                .orElse(Float.NaN);
        boolean isStart = lap.number() == 1 && lap.lap().raceLaps() != null && !isLast(lap);
        values[at] = isStart && !wet && isKnown ? (float) (1 + toPit) : Float.NaN;
        return values;
    }

    private static boolean isLast(DrivenLap lap) {
        return lap.lap().raceLaps() != null && lap.number() >= lap.lap().raceLaps();
    }

    private static float flag(boolean holds) {
        return holds ? 1 : 0;
    }

    private static double lapsToPit(CarProgress car, DrivenLap lap) {
        return car.laps().stream()
                .filter(later ->
                        later.number() > lap.number() && later.lap().pit().hasEntered())
                .mapToDouble(later -> later.number() - lap.number())
                .min()
                .orElse(Double.NaN);
    }

    /** Loss and gain of age; NaN on laps that are not forecast. A stint is a car's laps of one stint number. */
    private static double[] loss(CarProgress car, DrivenLap lap, double bestMs) {
        List<DrivenLap> clean = car.laps().stream()
                .filter(other -> java.util.Objects.equals(
                                other.lap().tire().stint(), lap.lap().tire().stint())
                        && other.lap().isClean(bestMs))
                .toList();
        if (clean.indexOf(lap) < ANCHOR_LAPS) {
            return new double[] {Double.NaN, Double.NaN};
        }
        List<DrivenLap> anchor = clean.subList(0, ANCHOR_LAPS);
        return new double[] {
            lap.seconds() - Numbers.mean(Numbers.known(anchor, DrivenLap::seconds)),
            lap.age() - Numbers.mean(Numbers.known(anchor, DrivenLap::age))
        };
    }
}
