package io.undercut.stream.feature.outcome;

import java.util.List;

/**
 * What a feature may look at before qualifying: who drives what where, and earlier races.
 *
 * @param season the year
 * @param circuit the circuit's id
 * @param driver the driver
 * @param team the team
 * @param past races before this one
 */
record FormView(int season, String circuit, String driver, String team, PastRaces past) {
    List<Drive> driver(Span span) {
        return span.of(past.ofDriver(driver), season);
    }

    List<Drive> team(Span span) {
        return span.of(past.ofTeam(team), season);
    }

    /** The driver's drives at this circuit, oldest first. */
    List<Drive> driverHere() {
        return circuit.equals("unknown")
                ? List.of()
                : past.ofDriver(driver).stream()
                        .filter(drive -> drive.race().circuit().equals(circuit))
                        .toList();
    }

    /** The team's drives at this circuit, oldest first. */
    List<Drive> teamHere() {
        return circuit.equals("unknown")
                ? List.of()
                : past.ofTeam(team).stream()
                        .filter(drive -> drive.race().circuit().equals(circuit))
                        .toList();
    }

    /** The newest races at this circuit, oldest first. */
    List<RaceCard> here(int most) {
        List<RaceCard> races = past.at(circuit);
        return races.subList(Math.max(0, races.size() - most), races.size());
    }
}
