package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.stream.feature.outcome.RaceCard.Finish;
import io.undercut.stream.feature.outcome.RaceCard.Start;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Gathers the rows of one race from the tables, in any order, and makes its card. Until 1960 drivers shared cars: of several rows of a
 * driver the best place counts, and the points of all.
 */
public final class RaceSheet {
    /** The tables it reads. */
    public static final List<TableSchema> TABLES =
            List.of(Tables.RACES, Tables.QUALIFYING, Tables.GRID, Tables.RESULTS, Tables.SPRINT_RESULTS);

    /** Words for cars that did not take part: not started, not qualified, not prequalified, withdrawn, excluded before. */
    private static final Set<String> ABSENT = Set.of("DNS", "DNQ", "DNPQ", "DNP", "WD");

    private static final String PIT_LANE = "PL";
    private static final String UNKNOWN = "unknown";

    private final Map<String, TreeMap<String, List<Map<String, Object>>>> rows = new TreeMap<>();
    private String circuit = UNKNOWN;

    /** Takes a row of one of the {@link #TABLES}. */
    public void add(TableSchema table, Object[] row) {
        Map<String, Object> values = table.named(row);
        if (table.name().equals(Tables.RACES.name())) {
            circuit = Objects.requireNonNullElse((String) values.get("circuit"), UNKNOWN);
            return;
        }
        rows.computeIfAbsent(table.name(), name -> new TreeMap<>())
                .computeIfAbsent((String) values.get("driver_id"), driver -> new ArrayList<>())
                .add(values);
    }

    /** The card; none where no car is known, as for races that are still to come. */
    public Optional<RaceCard> card(String raceId) {
        TreeSet<String> drivers = new TreeSet<>();
        Stream.of(Tables.QUALIFYING, Tables.GRID, Tables.RESULTS)
                .forEach(table -> drivers.addAll(
                        rows.getOrDefault(table.name(), new TreeMap<>()).keySet()));
        if (drivers.isEmpty()) {
            return Optional.empty();
        }
        int season = Integer.parseInt(raceId.substring(0, raceId.indexOf('-')));
        return Optional.of(new RaceCard(
                raceId, season, circuit, drivers.stream().map(this::car).toArray(Car[]::new)));
    }

    private Car car(String driver) {
        return new Car(driver, team(driver), start(driver), finish(driver));
    }

    /** Said before the race where possible: the result's word counts only where neither qualifying nor grid has one. */
    private String team(String driver) {
        return Stream.of(Tables.QUALIFYING, Tables.GRID, Tables.RESULTS)
                .flatMap(table -> of(table, driver).stream()
                        .map(row -> (String) row.get("constructor"))
                        .filter(Objects::nonNull)
                        .sorted())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private Start start(String driver) {
        List<Map<String, Object>> qualifying = of(Tables.QUALIFYING, driver);
        List<Map<String, Object>> grid = of(Tables.GRID, driver);
        return new Start(
                least(qualifying, "position"),
                Stream.of("q1_ms", "q2_ms", "q3_ms", "time_ms")
                        .mapToDouble(column -> least(qualifying, column))
                        .filter(time -> !Double.isNaN(time))
                        .min()
                        .orElse(Double.NaN),
                least(grid, "position"),
                grid.isEmpty() ? Double.NaN : says(grid, "position_text", Set.of(PIT_LANE)) ? 1 : 0);
    }

    private Finish finish(String driver) {
        List<Map<String, Object>> results = of(Tables.RESULTS, driver);
        double points = points(results) + points(of(Tables.SPRINT_RESULTS, driver));
        return results.isEmpty()
                ? new Finish(false, false, Double.NaN, points)
                : new Finish(true, !says(results, "position_text", ABSENT), least(results, "position"), points);
    }

    private List<Map<String, Object>> of(TableSchema table, String driver) {
        return rows.getOrDefault(table.name(), new TreeMap<>()).getOrDefault(driver, List.of());
    }

    /** Whether all rows say one of some words. */
    private static boolean says(List<Map<String, Object>> of, String column, Set<String> words) {
        return of.stream().allMatch(row -> words.contains(String.valueOf(row.get(column))));
    }

    private static double least(List<Map<String, Object>> of, String column) {
        return numbers(of, column).min(Comparator.naturalOrder()).orElse(Double.NaN);
    }

    private static double points(List<Map<String, Object>> of) {
        return numbers(of, "points").sorted().reduce(0.0, Double::sum);
    }

    private static Stream<Double> numbers(List<Map<String, Object>> of, String column) {
        return of.stream()
                .map(row -> (Number) row.get(column))
                .filter(Objects::nonNull)
                .map(Number::doubleValue);
    }
}
