package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.stream.feature.lap.RaceSummary.CarSummary;
import io.undercut.stream.feature.lap.RaceSummary.TireChange;
import io.undercut.stream.feature.lap.RaceSummary.TireSwap;
import java.util.ArrayList;
import java.util.List;

/** Looks back on a race that is over. Here, and nowhere in a feature of that race, laps are measured against the race's best lap. */
final class RaceReview {
    private static final int FEWEST_CLEAN = 3;
    private static final double LEAST_LOSS_S = 5;
    private static final double MOST_LOSS_S = 90;

    private final RaceProgress race;
    private final List<DrivenLap> laps;
    private final double bestMs;

    private RaceReview(RaceProgress race) {
        this.race = race;
        this.laps = race.all();
        this.bestMs = race.bestSeconds() * 1000;
    }

    /** The summary of a race with one lap at least. */
    static RaceSummary of(RaceProgress race) {
        return new RaceReview(race).summary();
    }

    /** What of it tells of wear, which costs next to nothing; the rest is unknown. */
    static RaceSummary wear(RaceProgress race) {
        return new RaceSummary(
                race.id().toString(),
                race.id().season(),
                race.circuit(),
                race.lastLap(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new TireChange[0],
                new TireSwap[0],
                race.wear(),
                new CarSummary[0]);
    }

    private RaceSummary summary() {
        double median = median(laps);
        return new RaceSummary(
                race.id().toString(),
                race.id().season(),
                race.circuit(),
                race.lastLap(),
                median,
                pitLoss(median),
                RaceFamilies.share(laps, DrivenLap::isNeutral),
                positionChanges(),
                changes(),
                race.swaps().toArray(TireSwap[]::new),
                race.wear(),
                cars(median));
    }

    private double median(List<DrivenLap> of) {
        return Numbers.median(Numbers.known(of.stream().filter(this::isClean).toList(), DrivenLap::seconds));
    }

    private boolean isClean(DrivenLap lap) {
        return lap.lap().isClean(bestMs);
    }

    private double pitLoss(double median) {
        List<Double> losses = new ArrayList<>();
        for (DrivenLap in : laps) {
            DrivenLap out = race.car(in.driver()).lap(in.number() + 1);
            if (in.lap().pit().hasEntered() && out != null && !in.isNeutral() && !out.isNeutral()) {
                double loss = in.seconds() + out.seconds() - 2 * median;
                if (loss >= LEAST_LOSS_S && loss <= MOST_LOSS_S) {
                    losses.add(loss);
                }
            }
        }
        return Numbers.median(losses.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double positionChanges() {
        int changes = 0;
        int seen = 0;
        for (DrivenLap lap : laps) {
            DrivenLap before = race.car(lap.driver()).lap(lap.number() - 1);
            Integer position = lap.lap().road().position();
            Integer last = before == null ? null : before.lap().road().position();
            if (position != null && last != null) {
                changes += Math.abs(position - last);
                seen++;
            }
        }
        return seen == 0 ? Double.NaN : (double) changes / seen;
    }

    private TireChange[] changes() {
        List<TireChange> changes = new ArrayList<>();
        for (DrivenLap lap : laps) {
            if (lap.lap().pit().hasEntered()
                    && lap.lap().tire().compound() != null
                    && lap.lap().tire().age() != null) {
                changes.add(new TireChange(
                        lap.lap().tire().compound().name(), lap.lap().tire().age()));
            }
        }
        return changes.toArray(TireChange[]::new);
    }

    private CarSummary[] cars(double median) {
        List<CarSummary> cars = new ArrayList<>();
        for (CarProgress car : race.cars()) {
            Lap first = car.laps().get(0).lap();
            Lap last = car.newest().lap();
            long clean = car.laps().stream().filter(this::isClean).count();
            cars.add(new CarSummary(
                    last.car().driver(),
                    last.car().team() == null ? "unknown" : last.car().team(),
                    Numbers.of(first.road().position()),
                    Numbers.of(last.road().position()),
                    car.laps().size(),
                    car.stops(),
                    car.laps().stream()
                            .filter(lap -> lap.lap().pit().hasEntered())
                            .mapToDouble(DrivenLap::number)
                            .findFirst()
                            .orElse(Double.NaN),
                    clean < FEWEST_CLEAN ? Double.NaN : median(car.laps()) - median));
        }
        return cars.toArray(CarSummary[]::new);
    }
}
