package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The races before one, taken in one by one in order of time. Races without a result tell nothing and are left out. */
final class PastRaces {
    private final Map<String, List<Drive>> byDriver = new HashMap<>();
    private final Map<String, List<Drive>> byTeam = new HashMap<>();
    private final Map<String, List<RaceCard>> byCircuit = new HashMap<>();
    private final Map<Integer, Standings> drivers = new HashMap<>();
    private final Map<Integer, Standings> teams = new HashMap<>();
    private final List<RaceCard> races = new ArrayList<>();

    /** Takes in the next race. */
    void add(RaceCard race) {
        if (!race.isOver()) {
            return;
        }
        races.add(race);
        byCircuit.computeIfAbsent(race.circuit(), circuit -> new ArrayList<>()).add(race);
        for (Car car : race.cars()) {
            Drive drive = new Drive(race, car);
            byDriver.computeIfAbsent(car.driver(), driver -> new ArrayList<>()).add(drive);
            byTeam.computeIfAbsent(car.team(), team -> new ArrayList<>()).add(drive);
            drivers(race.season()).add(car.driver(), car.finish().points());
            teams(race.season()).add(car.team(), car.finish().points());
        }
    }

    /** A driver's drives, oldest first. */
    List<Drive> ofDriver(String driver) {
        return byDriver.getOrDefault(driver, List.of());
    }

    /** A team's drives, oldest race first; none of the unknown one. */
    List<Drive> ofTeam(String team) {
        return team.equals("unknown") ? List.of() : byTeam.getOrDefault(team, List.of());
    }

    /** Races at a circuit, oldest first; none at the unknown one. */
    List<RaceCard> at(String circuit) {
        return circuit.equals("unknown") ? List.of() : byCircuit.getOrDefault(circuit, List.of());
    }

    /** The newest race; none before the first. */
    List<RaceCard> newest() {
        return races.subList(Math.max(0, races.size() - 1), races.size());
    }

    /** How many races of a season have been. */
    long of(int season) {
        return races.stream().filter(race -> race.season() == season).count();
    }

    /** Drivers' points of a season. */
    Standings drivers(int season) {
        return drivers.computeIfAbsent(season, year -> new Standings());
    }

    /** Teams' points of a season. */
    Standings teams(int season) {
        return teams.computeIfAbsent(season, year -> new Standings());
    }
}
