package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feature of a lap may look at: the lap, its car's laps before it, and the laps of all cars that ended by its moment.
 *
 * @param race the race so far
 * @param car the car so far; its newest lap is this one
 * @param now this lap
 */
record LapView(RaceProgress race, CarProgress car, DrivenLap now) {
    /** Cars whose last line crossing is older are taken to have retired. */
    private static final long RUNNING_MS = 300_000;

    private static final int FEWEST_CARS = 3;

    Lap lap() {
        return now.lap();
    }

    int number() {
        return now.number();
    }

    /** The car's lap so many before this one, or null. */
    DrivenLap back(int laps) {
        return car.lap(number() - laps);
    }

    /** A base feature's value so many laps ago; NaN where the lap or the value is unknown. */
    double past(int base, int laps) {
        DrivenLap lap = back(laps);
        return lap == null ? Double.NaN : lap.base()[base];
    }

    /** The car's laps of the last so many numbers, this one included, oldest first; unknown ones are left out. */
    List<DrivenLap> last(int laps) {
        List<DrivenLap> found = new ArrayList<>();
        for (int ago = laps - 1; ago >= 0; ago--) {
            DrivenLap lap = back(ago);
            if (lap != null) {
                found.add(lap);
            }
        }
        return found;
    }

    /** The first car's lap of this number. */
    DrivenLap leader() {
        return race.laps(number()).get(0);
    }

    /** The lap of this number that ended just before this one, or null for the first. */
    DrivenLap ahead() {
        DrivenLap before = null;
        for (DrivenLap lap : race.laps(number())) {
            if (lap == now) {
                return before;
            }
            before = lap;
        }
        return before;
    }

    /** The lap that ended just after this car's last one, of the same number, or null: this lap of it is still to come. */
    DrivenLap behindLastLap() {
        DrivenLap own = back(1);
        if (own == null) {
            return null;
        }
        List<DrivenLap> laps = race.laps(number() - 1);
        int at = laps.indexOf(own);
        return at + 1 < laps.size() ? laps.get(at + 1) : null;
    }

    /** Seconds since any other car crossed the line, lapped ones too; NaN where none has. */
    double secondsBehindAnyCar() {
        long newest = Long.MIN_VALUE;
        for (CarProgress other : race.cars()) {
            if (other != car) {
                newest = Math.max(newest, other.newest().momentMs());
            }
        }
        return newest == Long.MIN_VALUE ? Double.NaN : (now.momentMs() - newest) / 1000.0;
    }

    /** The newest lap of every other car that still runs. */
    List<DrivenLap> rivals() {
        return running().stream().map(CarProgress::newest).toList();
    }

    /** The other cars that still run. */
    List<CarProgress> running() {
        List<CarProgress> running = new ArrayList<>();
        for (CarProgress other : race.cars()) {
            if (other != car && now.momentMs() - other.newest().momentMs() <= RUNNING_MS) {
                running.add(other);
            }
        }
        return running;
    }

    /** Median of the other cars' newest lap times where those are clean, s; NaN below three cars. */
    double fieldSeconds() {
        double[] clean =
                Numbers.known(rivals().stream().filter(DrivenLap::isClean).toList(), DrivenLap::seconds);
        return clean.length < FEWEST_CARS ? Double.NaN : Numbers.median(clean);
    }
}
