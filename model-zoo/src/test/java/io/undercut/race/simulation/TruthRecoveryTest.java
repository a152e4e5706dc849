package io.undercut.race.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.undercut.race.Compound;
import io.undercut.race.Lap;
import io.undercut.race.simulation.SimulationTruth.CircuitTruth;
import io.undercut.race.simulation.SimulationTruth.TireTruth;
import io.undercut.race.simulation.car.DrivingStyle;
import io.undercut.race.simulation.car.LapPhysics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A plain regression on simulated laps finds the truth: fuel and wear, told apart. Fuel on board comes from the first telemetry sample of a lap, as
 * the lake has it, wear and style from the labels, everything else from the lap table. The 95 % intervals are a jackknife over races: laps of one
 * race share what a regression does not know.
 */
class TruthRecoveryTest {
    private static final int SEASONS = 60;
    private static final double FAR_OFF_SECONDS = 0.7;
    private static final long CLEAR_ROAD_MS = 3000;
    private static final List<Compound> DRY = List.of(Compound.SOFT, Compound.MEDIUM, Compound.HARD);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 2024})
    void fuelEffectAndWearSlopesAreRecovered(long seed) {
        RaceSimulator simulator = new RaceSimulator(new SimulationPlan(2001, SEASONS, 12, seed));
        Map<String, List<SimulatedRace>> byCircuit = simulator.races().stream()
                .map(simulator::simulate)
                .collect(Collectors.groupingBy(race -> race.facts().circuit(), TreeMap::new, Collectors.toList()));
        StringBuilder report = new StringBuilder();
        int inside = 0;
        double found = 0;
        double weight = 0;
        for (CircuitTruth circuit : simulator.truth().circuits()) {
            Fit fit = fit(byCircuit.get(circuit.circuit()), circuit);
            double relative = circuit.fuelSecondsPerKg() / fit.error[0];
            found += relative * fit.coefficient[0] / fit.error[0];
            weight += relative * relative;
            report.append(line(circuit.circuit(), "fuel, s/kg", fit, 0, circuit.fuelSecondsPerKg()));
            for (int i = 0; i < DRY.size(); i++) {
                TireTruth tire = circuit.tires().get(i);
                double off = Math.abs(fit.coefficient[2 + i] - tire.wearSecondsPerLap());
                inside += off <= fit.student * fit.error[2 + i] ? 1 : 0;
                report.append(line(circuit.circuit(), tire.compound().name(), fit, 2 + i, tire.wearSecondsPerLap()));
            }
        }
        assertThat(found / weight)
                .as("fuel effect found over the true one, seed %d%n%s", seed, report)
                .isCloseTo(1, withinPercentage(5));
        assertThat(inside / 36.0)
                .as("wear slopes within their intervals, seed %d%n%s", seed, report)
                .isGreaterThanOrEqualTo(0.9);
    }

    private static String line(String circuit, String what, Fit fit, int i, double truth) {
        double off = (fit.coefficient[i] - truth) / fit.error[i];
        return String.format(
                Locale.ROOT,
                "%s %s: %.4f ± %.4f, truth %.4f (%.1f)%n",
                circuit,
                what,
                fit.coefficient[i],
                fit.error[i],
                truth,
                off);
    }

    private record Fit(double[] coefficient, double[] error, double student) {}

    /** A first fit, and a second one without the laps it finds far off: mistakes are no part of what is asked. */
    private static Fit fit(List<SimulatedRace> races, CircuitTruth circuit) {
        List<List<double[]>> all = races.stream()
                .map(race -> rows(race, circuit))
                .filter(rows -> !rows.isEmpty())
                .toList();
        double[] first = fit(all).coefficient;
        return fit(all.stream()
                .map(rows -> rows.stream()
                        .filter(row -> Math.abs(residual(row, first)) < FAR_OFF_SECONDS)
                        .toList())
                .toList());
    }

    private static double residual(double[] row, double[] coefficient) {
        double residual = row[0];
        for (int i = 0; i < coefficient.length; i++) {
            residual -= coefficient[i] * row[i + 1];
        }
        return residual;
    }

    /** Least squares within car and race; errors by leaving out one race at a time (the cluster jackknife). */
    private static Fit fit(List<List<double[]>> clusters) {
        int columns = clusters.get(0).get(0).length - 1;
        List<RealMatrix> squares = new ArrayList<>();
        List<RealVector> products = new ArrayList<>();
        RealMatrix square = new Array2DRowRealMatrix(columns, columns);
        RealVector product = new ArrayRealVector(columns);
        for (List<double[]> cluster : clusters) {
            RealMatrix left = new Array2DRowRealMatrix(columns, columns);
            RealVector right = new ArrayRealVector(columns);
            for (double[] row : cluster) {
                RealVector x = new ArrayRealVector(Arrays.copyOfRange(row, 1, row.length));
                left = left.add(x.outerProduct(x));
                right = right.add(x.mapMultiply(row[0]));
            }
            squares.add(left);
            products.add(right);
            square = square.add(left);
            product = product.add(right);
        }
        double[] coefficient = solve(square, product);
        double[] variance = new double[columns];
        int count = clusters.size();
        for (int i = 0; i < count; i++) {
            double[] without = solve(square.subtract(squares.get(i)), product.subtract(products.get(i)));
            for (int j = 0; j < columns; j++) {
                double off = without[j] - coefficient[j];
                variance[j] += off * off * (count - 1) / count;
            }
        }
        double student = new TDistribution(count - 1.0).inverseCumulativeProbability(0.975);
        return new Fit(coefficient, Arrays.stream(variance).map(Math::sqrt).toArray(), student);
    }

    private static double[] solve(RealMatrix square, RealVector product) {
        return new LUDecomposition(square).getSolver().solve(product).toArray();
    }

    /** Lap time, fuel, lap, wear of three compounds, two compounds' steps; less their means by car. */
    private static List<double[]> rows(SimulatedRace race, CircuitTruth circuit) {
        List<Lap> laps = race.laps();
        double best = laps.stream().mapToInt(lap -> lap.times().lapMs()).min().orElseThrow();
        boolean wet = laps.stream().anyMatch(lap -> !lap.tire().compound().isDry());
        if (wet) {
            return List.of();
        }
        Map<String, List<double[]>> byCar = new TreeMap<>(Comparator.naturalOrder());
        for (int i = 0; i < laps.size(); i++) {
            Lap lap = laps.get(i);
            TireTruth tire = circuit.tires().get(DRY.indexOf(lap.tire().compound()));
            boolean free = i > 0 && isSettled(laps.get(i - 1), best);
            boolean saves = race.physics().get(i).style() == DrivingStyle.CONSERVING;
            if (lap.isClean(best) && free && !saves && lap.tire().age() < 0.7 * tire.cliffAgeLaps()) {
                byCar.computeIfAbsent(lap.car().driver(), car -> new ArrayList<>())
                        .add(row(lap, race.physics().get(i)));
            }
        }
        List<double[]> rows = new ArrayList<>();
        byCar.values().forEach(car -> rows.addAll(withoutMean(car)));
        return rows;
    }

    /**
     * Whether the lap after it begins at working temperature, with a clear road ahead and no blue flags. What holds at that lap's own end must
     * not choose it: a good lap is one that closes a gap.
     */
    private static boolean isSettled(Lap before, double bestMs) {
        Long ahead = before.road().intervalAheadMs();
        boolean clear = ahead == null || ahead > CLEAR_ROAD_MS;
        boolean onLeadLap = before.road().gapToLeaderMs() < bestMs;
        return clear && onLeadLap && before.isGreen() && !before.pit().out();
    }

    private static double[] row(Lap lap, LapPhysics physics) {
        double[] row = new double[8];
        int compound = DRY.indexOf(lap.tire().compound());
        row[0] = lap.times().lapMs() / 1000.0;
        row[1] = physics.fuelStartKg();
        row[2] = lap.lap();
        row[3 + compound] = physics.wornLaps();
        row[6] = compound == 0 ? 1 : 0;
        row[7] = compound == 2 ? 1 : 0;
        return row;
    }

    private static List<double[]> withoutMean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        rows.forEach(row -> {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.size();
            }
        });
        rows.forEach(row -> {
            for (int i = 0; i < mean.length; i++) {
                row[i] -= mean[i];
            }
        });
        return rows;
    }
}
