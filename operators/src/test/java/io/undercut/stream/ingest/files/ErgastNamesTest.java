package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom Ergast's numbers mean, and what its export may look like. */
class ErgastNamesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Path EXPORT = Path.of("src/test/resources/exports/ergast");

    @TempDir
    private Path folder;

    @Test
    void oneCarHasOneIdWhoeverTellsOfIt() {
        assertThat(ReadFiles.rows(CASES.resolve("ergast-ids-unlike-f1data")).get("results"))
                .singleElement()
                .satisfies(result -> assertThat(result)
                        .containsEntry("driver_id", "carlos-sainz-jr")
                        .containsEntry("constructor", "alfa-romeo")
                        .containsEntry("driver", "SAI"));
    }

    @Test
    void circuitsAndEventsHaveOneIdToo() throws IOException {
        copy(EXPORT);
        replace("circuits.csv", "\"shanghai\"", "\"albert_park\"");

        assertThat(ReadFiles.rows(folder).get("races"))
                .extracting(race -> race.get("event"), race -> race.get("circuit"))
                .containsExactly(tuple("bahrain", "bahrain"), tuple("china", "melbourne"));
    }

    @Test
    void twoDriversOfOneCodeKeepTheirLaps() {
        assertThat(ReadFiles.rows(CASES.resolve("two-drivers-one-code")).get("laps"))
                .extracting(lap -> lap.get("driver"), lap -> lap.get("lap_time_ms"))
                .containsExactly(tuple("ann-example", 90_001), tuple("bob-exarch", 93_001));
    }

    @Test
    void aCodeOfTheExportsOwnStaysWithItsDriver() throws IOException {
        copy(CASES.resolve("two-drivers-one-code"));
        replace("drivers.csv", "1,exam,\\N,\\N,", "1,exam,\\N,EXA,");

        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("driver"))
                .containsExactly("EXA", "bob-exarch");
    }

    @Test
    void driversWhoNeverMetMayShareACode() throws IOException {
        copy(CASES.resolve("two-drivers-one-code"));
        replace(
                "races.csv",
                "1,2004,1,1,Example Grand Prix,2004-03-07",
                "1,2004,1,1,E,2004-03-07\n2,2005,1,1,E,2005-03-07");
        replace("lap_times.csv", "1,2,1,2,", "2,2,1,2,");

        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("driver"))
                .containsExactly("EXA", "EXA");
    }

    @Test
    void noDriversCodeIsAWordForUnknown() throws IOException {
        copy(CASES.resolve("two-drivers-one-code"));
        replace("drivers.csv", "Ann,Example", "Alessandro,Nannini");

        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("driver"))
                .containsExactly("alessandro-nannini", "EXA");
    }

    @Test
    void aTableThatOnlyExplainsMayHaveRaggedRows() throws IOException {
        copy(CASES.resolve("ergast-ids-unlike-f1data"));
        replace("drivers.csv", "1,sainz,", "2,broken\n,,,,,,,,,,,,\nx,y,z\n1,sainz,");
        replace("status.csv", "1,Finished", "1,Finished\n7,a,b\n8");
        replace("constructors.csv", "1,alfa,Alfa Romeo,X,u", "1,alfa,Alfa Romeo");

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder).get("results"))
                .singleElement()
                .satisfies(result -> assertThat(result)
                        .containsEntry("driver_id", "carlos-sainz-jr")
                        .containsEntry("constructor", "alfa-romeo"));
    }

    @Test
    void aQualifyingWithoutItsLaterPartsIsARow() throws IOException {
        copy(EXPORT);
        Path qualifying = folder.resolve("qualifying.csv");
        String all = Files.readString(qualifying);
        String first = all.lines().skip(1).findFirst().orElseThrow();
        String shorter = first.substring(0, first.lastIndexOf(','));
        Files.writeString(qualifying, all.lines().findFirst().orElseThrow() + "\n" + shorter + "\n");

        assertThat(ReadFiles.rows(folder).get("qualifying"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsKey("q2_ms").doesNotContainKey("q3_ms"));
    }

    @Test
    void standingsInAFolderAreLeftOut() throws IOException {
        copy(EXPORT);
        Files.writeString(
                folder.resolve("driver_standings.csv"),
                "driverStandingsId,raceId,driverId,points,position,positionText,wins\n1,1121,830,26,1,1,1\n");
        Files.writeString(
                folder.resolve("constructor_standings.csv"),
                "constructorStandingsId,raceId,constructorId,points,position,positionText,wins\n1,1121,9,44,1,1,1\n");
        Files.writeString(
                folder.resolve("constructor_results.csv"),
                "constructorResultsId,raceId,constructorId,points,status\n1,1121,9,44,\\N\n");
        Files.writeString(folder.resolve("seasons.csv"), "year,url\n2024,u\n");

        assertThat(ReadFiles.rows(folder).keySet())
                .containsExactlyInAnyOrder("laps", "pit_stops", "qualifying", "races", "results", "sprint_results");
    }

    @Test
    void lapsOfASprintAreNoneOfTheRace() throws IOException {
        copy(CASES.resolve("two-drivers-one-code"));
        String laps = Files.readString(folder.resolve("lap_times.csv"));
        Files.writeString(folder.resolve("sprint_lap_times.csv"), laps.replace("90.001", "99.001"));
        Files.writeString(
                folder.resolve("Sprint-pit_stops.csv"),
                "raceId,driverId,stop,lap,time,duration,milliseconds\n1,1,1,2,14:05:11,22.5,22500\n");

        assertThat(ReadFiles.rows(folder).get("laps")).hasSize(2);
        assertThat(ReadFiles.rows(folder)).doesNotContainKey("pit_stops");
        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.ERGAST)
                        .leftOut())
                .extracting(reason -> reason.substring(reason.lastIndexOf('/') + 1))
                .containsExactlyInAnyOrder(
                        "sprint_lap_times.csv is of a sprint, which the lake has no such table for",
                        "Sprint-pit_stops.csv is of a sprint, which the lake has no such table for");
    }

    @Test
    void lapsInAFolderOfASprintAreNoneOfTheRace() throws IOException {
        copy(CASES.resolve("two-drivers-one-code"));
        Path sprint = Files.createDirectories(folder.resolve("Sprint"));
        for (String name : List.of("drivers.csv", "races.csv", "lap_times.csv")) {
            Files.copy(folder.resolve(name), sprint.resolve(name));
        }
        Files.copy(EXPORT.resolve("pit_stops.csv"), sprint.resolve("pit_stops.csv"));

        assertThat(ReadFiles.rows(folder).get("laps")).hasSize(2);
        assertThat(ReadFiles.rows(folder)).doesNotContainKey("pit_stops");
        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.ERGAST)
                        .leftOut())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).contains("of a sprint, which the lake has no such table for"));
    }

    @Test
    void lapsOfARaceWithoutAnyKnownStopDoNotSayWhoStopped() throws IOException {
        copy(EXPORT);
        Files.delete(folder.resolve("pit_stops.csv"));

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder).get("laps"))
                .isNotEmpty()
                .allSatisfy(lap -> assertThat(lap).doesNotContainKeys("pit_in", "pit_out"));
        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.ERGAST)
                        .notes())
                .singleElement()
                .asString()
                .contains(
                        "lap_times.csv has laps of ", "no table beside it has a pit stop: pit_in and pit_out are null");
    }

    @Test
    void tablesAreKnownByTheirColumnsWhateverTheirNames() throws IOException {
        copy(EXPORT);
        Map<String, List<Map<String, Object>>> all = ReadFiles.rows(folder);
        for (String name :
                List.of("pit_stops", "lap_times", "drivers", "races", "status", "constructors", "circuits")) {
            String other = name.replace("_st", "St").replace("_ti", "Ti").replace("races", "Races (1)");
            Files.move(
                    folder.resolve(name + ".csv"),
                    folder.resolve((other.equals(name) ? "f1_" + name : other) + ".CSV"));
        }

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder)).containsExactlyInAnyOrderEntriesOf(all);
        assertThat(all.get("laps")).anySatisfy(lap -> assertThat(lap).containsEntry("pit_in", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void anotherSeparatorIsReadWhereTheHeaderShowsIt(String separator) throws IOException {
        copy(EXPORT);
        Map<String, List<Map<String, Object>>> all = ReadFiles.rows(folder);
        for (String name : List.of("pit_stops", "lap_times", "qualifying")) {
            Path file = folder.resolve(name + ".csv");
            Files.writeString(file, Files.readString(file).replace(",", separator));
        }

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder)).containsExactlyInAnyOrderEntriesOf(all);
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private void replace(String name, String old, String with) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, with));
    }
}
