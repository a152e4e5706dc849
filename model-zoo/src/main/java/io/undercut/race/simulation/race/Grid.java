package io.undercut.race.simulation.race;

import io.undercut.race.simulation.car.Entry;
import io.undercut.race.simulation.race.RaceSetting.Draw;
import io.undercut.race.simulation.track.Circuit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Qualifying by the rules since 2016: twenty cars, then fifteen, then ten. Its order is the grid. */
public final class Grid {
    private static final int[] CARS = {20, 15, 10};
    /** Low fuel, soft tires and engine modes: poles of 2022 … 2024 sit two to three percent below the best race laps. */
    private static final double QUALIFYING_PACE = 0.975;

    private static final double QUALIFYING_SIGMA = 0.18;
    /** The track gets faster from part to part, s. */
    private static final double PART_SECONDS = 0.3;

    private final RaceSetting setting;
    private final Map<Integer, List<Integer>> timesMs = new HashMap<>();
    private final List<Entry> order = new ArrayList<>();

    public Grid(RaceSetting setting) {
        this.setting = setting;
        List<Entry> cars = new ArrayList<>(setting.entries());
        for (int part = 0; part < CARS.length; part++) {
            List<Entry> in = cars.subList(0, Math.min(CARS[part], cars.size()));
            for (Entry entry : in) {
                timesMs.computeIfAbsent(entry.index(), index -> new ArrayList<>())
                        .add(timeMs(entry, part));
            }
            int latest = part;
            in.sort(Comparator.comparing(
                            (Entry entry) -> timesMs.get(entry.index()).get(latest))
                    .thenComparing(Entry::index));
        }
        order.addAll(cars);
    }

    private int timeMs(Entry entry, int part) {
        Circuit circuit = setting.circuit();
        double scatter = setting.noise(Draw.GRID, entry.index(), part).gaussian(QUALIFYING_SIGMA);
        double seconds = circuit.layout().baseSeconds() * QUALIFYING_PACE
                + circuit.scaled(entry.paceSeconds() + scatter - PART_SECONDS * part);
        return (int) Math.rint(1000 * seconds);
    }

    /** The cars, pole first. */
    public List<Entry> order() {
        return List.copyOf(order);
    }

    /** A car's times in the parts it took part in, ms. */
    List<Integer> timesMs(Entry entry) {
        return List.copyOf(timesMs.get(entry.index()));
    }
}
