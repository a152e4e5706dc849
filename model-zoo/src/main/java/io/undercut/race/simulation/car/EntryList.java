package io.undercut.race.simulation.car;

import io.undercut.race.Car;
import io.undercut.race.simulation.track.Noise;
import java.util.ArrayList;
import java.util.List;

/**
 * The cars of a season: ten invented teams of two invented drivers. A car's pace is its team's standing, what the team found over the winter,
 * and its driver; tire kindness likewise.
 */
public final class EntryList {
    private static final List<String> TEAMS = List.of(
            "Alder",
            "Borealis",
            "Cormorant",
            "Dunmore",
            "Esker",
            "Falconry",
            "Gannet",
            "Halcyon",
            "Ironbridge",
            "Juniper");
    private static final List<String> DRIVERS = List.of(
            "ARD", "BEX", "CAL", "DRU", "ELM", "FEN", "GRO", "HOB", "IVE", "JAX", "KIR", "LUN", "MOY", "NYE", "ORM",
            "PEL", "QUI", "ROW", "SOL", "TUR");
    private static final long TEAM = 1;
    private static final long WINTER = 2;
    private static final long DRIVER = 3;
    /** Chosen for a field about 2 % wide from first to last, so a standard deviation near 0.45 s in all. */
    private static final double TEAM_SIGMA = 0.38;

    private static final double WINTER_SIGMA = 0.16;
    private static final double DRIVER_SIGMA = 0.14;
    /** Our judgement: teammates end a stint some tenths apart, about 8 % of the wear. */
    private static final double KINDNESS_SIGMA = 0.08;

    /** Our judgement: most drivers run within half a point of what would be best. */
    private static final double BIAS_SIGMA = 0.35;
    /** TUM's parameter files spread the 2019 teams' mean standing times over about a second (Heilmeier et al. 2018). */
    private static final double CREW_SPREAD_SECONDS = 0.9;

    private static final DrivingStyle[] STYLES = {
        DrivingStyle.SMOOTH, DrivingStyle.BALANCED, DrivingStyle.BALANCED, DrivingStyle.AGGRESSIVE
    };

    private EntryList() {}

    public static List<Entry> of(long seed, int season) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < DRIVERS.size(); i++) {
            entries.add(entry(seed, season, i));
        }
        double pace = entries.stream().mapToDouble(Entry::paceSeconds).sum() / entries.size();
        double wear = entries.stream().mapToDouble(Entry::wearFactor).sum() / entries.size();
        return entries.stream()
                .map(entry -> new Entry(
                        entry.index(),
                        entry.car(),
                        entry.paceSeconds() - pace,
                        entry.wearFactor() / wear,
                        entry.style(),
                        entry.biasPreferencePct(),
                        entry.crewSeconds()))
                .toList();
    }

    private static Entry entry(long seed, int season, int index) {
        int team = index / 2;
        Noise standing = Noise.at(seed, TEAM, team);
        Noise winter = Noise.at(seed, WINTER, season, team);
        Noise driver = Noise.at(seed, DRIVER, index);
        double pace = standing.gaussian(TEAM_SIGMA) + winter.gaussian(WINTER_SIGMA) + driver.gaussian(DRIVER_SIGMA);
        double kindness = 1 + standing.gaussian(KINDNESS_SIGMA / 2) + driver.gaussian(KINDNESS_SIGMA);
        DrivingStyle style = STYLES[driver.whole(0, STYLES.length - 1)];
        return new Entry(
                index,
                new Car(DRIVERS.get(index), index + 2, TEAMS.get(team)),
                clamp(pace, -1.0, 1.0),
                clamp(kindness, 0.75, 1.25) * style.wear(),
                style,
                clamp(driver.gaussian(BIAS_SIGMA), -0.8, 0.8),
                standing.between(0, CREW_SPREAD_SECONDS));
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
