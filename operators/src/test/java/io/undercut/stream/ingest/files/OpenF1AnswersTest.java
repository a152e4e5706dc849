package io.undercut.stream.ingest.files;

import static io.undercut.stream.ingest.files.OpenF1Records.LAP;
import static io.undercut.stream.ingest.files.OpenF1Records.driver;
import static io.undercut.stream.ingest.files.OpenF1Records.json;
import static io.undercut.stream.ingest.files.OpenF1Records.lap;
import static io.undercut.stream.ingest.files.OpenF1Records.of;
import static io.undercut.stream.ingest.files.OpenF1Records.sample;
import static io.undercut.stream.ingest.files.OpenF1Records.session;
import static io.undercut.stream.ingest.files.OpenF1Records.stint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenF1AnswersTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TempDir
    private Path folder;

    @Test
    void theLapIntoThePitsHasTheTiresItWasDrivenOn() {
        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(CASES.resolve("openf1-stint-boundary"));

        assertThat(tables.get("laps"))
                .extracting(lap -> lap.get("tire_age") + " " + lap.get("compound") + " " + lap.get("stint"))
                .containsExactly("1 MEDIUM 1", "2 MEDIUM 1", "3 MEDIUM 1", "1 HARD 2", "2 HARD 2", "3 HARD 2");
        assertThat(tables.get("pit_stops").get(0))
                .contains(
                        entry("tire_age_at_stop", 3),
                        entry("compound_before", "MEDIUM"),
                        entry("compound_after", "HARD"));
    }

    @Test
    void answersThatTheLakeHasNoTableForAreLeftOutAndTheRestImported() {
        Path session = CASES.resolve("openf1-other-answers");

        assertThat(ReadFiles.rows(session)).containsOnlyKeys("laps");
        assertThat(ReadFiles.problems(session)).isEmpty();
    }

    @Test
    void helpersAreKnownByTheirFieldsWhateverTheirNames() {
        assertThat(ReadFiles.rows(CASES.resolve("openf1-names-with-key")).get("laps"))
                .singleElement()
                .satisfies(lap -> assertThat(lap).contains(entry("driver", "AAA"), entry("team", "Team A")));
    }

    @Test
    void twoDriversOfOneAcronymKeepTheirLaps() throws IOException {
        write(
                "laps.json",
                lap(900, 1, 0, LAP),
                lap(900, 1, 1, LAP).replace("'driver_number': 1", "'driver_number': 2"),
                lap(900, 1, 2, LAP).replace("'driver_number': 1", "'driver_number': 3"),
                lap(900, 1, 3, LAP).replace("'driver_number': 1", "'driver_number': 4"));
        write(
                "drivers.json",
                driver(900, "SCH", "Team A"),
                driver(900, "SCH", "Team B").replace("'driver_number': 1", "'driver_number': 2"),
                driver(900, "BBB", "Team B").replace("'driver_number': 1", "'driver_number': 3"),
                of(900, "'name_acronym': null, 'full_name': 'Ann EXAMPLE'")
                        .replace("'driver_number': 1", "'driver_number': 4"));

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("driver") + " " + lap.get("team"))
                .containsExactly("SCH-1 Team A", "SCH-2 Team B", "BBB Team B", "ann-example null");
    }

    @Test
    void eachAnswerThatOpenF1KnowsMayLieInTheFolder() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP), lap(900, 2, LAP, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));
        write("intervals.json", of(900, "'date': '2024-03-02T13:00:00Z', 'gap_to_leader': 1.2, 'interval': 0.3"));
        write("location.json", of(900, "'date': '2024-03-02T13:00:00Z', 'x': 1, 'y': 2, 'z': 3"));
        write("overtakes.json", of(900, "'overtaking_driver_number': 1, 'overtaken_driver_number': 2, 'position': 1"));
        write("championship_drivers.json", of(900, "'points_current': 1, 'position_start': 3"));
        write("radio.json", of(900, "'recording_url': 'x.mp3'"));
        write("meetings.json", "{'meeting_key': 1, 'meeting_name': 'A Grand Prix'}");
        write("new.json", of(900, "'something_new': 1"));
        Files.writeString(race().resolve("weather.json"), "{\"detail\": \"No results found.\"}");
        Files.writeString(race().resolve("stints.json"), "[]");
        Files.writeString(race().resolve("pit.json"), "  [ ]\n");

        assertThat(ReadFiles.problems(folder)).isEmpty();
        assertThat(ReadFiles.rows(folder)).containsOnlyKeys("laps");
        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.AUTO)
                        .leftOut())
                .extracting(reason -> reason.substring(reason.lastIndexOf('/') + 1))
                .contains(
                        "intervals.json is OpenF1's intervals, which the lake has no table for",
                        "pit.json is an empty answer of OpenF1",
                        "weather.json is no answer of OpenF1 but 'No results found.'")
                .hasSize(9);
    }

    @Test
    void whatIsNoAnswerOfOpenF1IsToldWithItsFile() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP));
        Path other = race().resolve("package.json");
        Files.writeString(other, "{\"name\": \"x\", \"version\": \"1\"}");

        assertThat(ImportFiles.under(List.of(folder.toString()), ExportFormat.AUTO)
                        .leftOut())
                .singleElement()
                .asString()
                .contains("package.json is none of OpenF1's laps");
        assertThatThrownBy(() -> ReadFiles.problems(other))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("package.json is none of OpenF1's laps");
    }

    @Test
    void aFileThatIsBrokenAtOnceIsTold() throws IOException {
        Files.writeString(race().resolve("laps.json"), "[{\"lap_number\": ");
        assertThatThrownBy(() -> ReadFiles.problems(folder))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("laps.json")
                .hasMessageContaining("cut off or broken");

        Files.writeString(race().resolve("laps.json"), "12");
        assertThatThrownBy(() -> ReadFiles.problems(folder))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("laps.json does not begin with a JSON array or object");
    }

    @Test
    void oneObjectAloneIsAnAnswerAndSoAreSeveralInARow() throws IOException {
        Files.createDirectories(race());
        Files.writeString(race().resolve("laps.json"), json(lap(900, 1, 0, LAP)) + "\n" + json(lap(900, 2, LAP, LAP)));
        Files.writeString(race().resolve("driver.json"), json(driver(900, "AAA", "Team A")));
        Files.writeString(
                race().resolve("session.json"),
                json("{'session_key': 900, 'session_name': 'Race', 'date_start': '2024-03-02T12:00:00Z'}"));

        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("lap_start_ms"))
                .containsExactly(3_600_000L, 3_690_000L);
    }

    @Test
    void lapsOfAnotherSessionAreNoneOfTheRace() throws IOException {
        for (String name : List.of("Sprint", "Practice 1", "Qualifying", "Sprint Qualifying", "Day 1")) {
            write("laps.json", lap(900, 1, 0, LAP), lap(901, 1, 0, LAP), lap(902, 1, 0, LAP));
            write("drivers.json", driver(900, "AAA", "Team A"));
            write(
                    "sessions.json",
                    session(900, "Race", "Race"),
                    session(901, name, name.equals("Sprint") ? "Race" : "Practice"));

            assertThat(ReadFiles.rows(folder).get("laps")).hasSize(1);
            assertThat(ReadFiles.problems(folder))
                    .containsExactly(
                            "2: the record is of a session '" + name
                                    + "'; must be of the race: what is of another session never becomes a row of the"
                                    + " race",
                            "3: session_key is 902, which sessions.json does not have; must be of the race: put the"
                                    + " session's sessions.json beside this file");
        }
    }

    @Test
    void lapsInTheFolderOfAnotherRaceAreRefusedWithTheReason() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));
        Path other = Files.move(race(), folder.resolve("2024-05"));

        assertThat(ReadFiles.problems(other))
                .containsExactly("1: the record is of 2024-03-02, when race 2024-01 (Bahrain Grand Prix) was, and race"
                        + " 2024-05 (Chinese Grand Prix) was on 2024-04-21: put it where its own race is told, such as"
                        + " in a folder 2024-01, or mend the season and round in its path or columns");
    }

    @Test
    void oneLapOfAnotherDayIsRefusedAlone() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP), lap(900, 2, 8_000_000, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.problems(folder)).singleElement().asString().startsWith("2: the record is of 2024-06-0");
    }

    @Test
    void aSingleSessionAndAFoldersNameTellTheSessionToo() throws IOException {
        write("laps.json", lap(901, 1, 0, LAP));
        write("drivers.json", driver(901, "AAA", "Team A"));
        Files.writeString(race().resolve("session.json"), json("{'session_key': 901, 'session_name': 'Sprint'}"));
        assertThat(ReadFiles.problems(folder)).singleElement().asString().contains("a session 'Sprint'");

        Files.delete(race().resolve("session.json"));
        assertThat(ReadFiles.problems(folder)).isEmpty();
        for (String name : List.of("2024-01 Sprint", "2024-01_fp2", "2024-01-qualifying", "2024-01_sprint_shootout")) {
            Path named = Files.createDirectories(folder.resolve("of").resolve(name));
            Files.copy(race().resolve("laps.json"), named.resolve("laps.json"));
            Files.copy(race().resolve("drivers.json"), named.resolve("drivers.json"));
            assertThat(ReadFiles.problems(named))
                    .as(name)
                    .singleElement()
                    .asString()
                    .contains("must be of the race");
        }
    }

    @Test
    void twoSessionsThatNothingNamesAreNotTakenForOneRace() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP), lap(901, 1, 0, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.problems(folder))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("laps of another session too"));
    }

    @Test
    void samplesOutsideLapsAreOfNoLap() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP), lap(900, 3, 2 * LAP, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));
        List<String> samples = new ArrayList<>();
        for (long second = -5; second < 3 * LAP + 300; second++) {
            samples.add(sample(900, second));
        }
        write("car_data.json", samples.toArray(String[]::new));

        List<Map<String, Object>> kept = ReadFiles.rows(folder).get("telemetry");
        assertThat(kept.stream().filter(sample -> sample.get("lap").equals(1))).hasSize(90);
        assertThat(kept.stream().filter(sample -> sample.get("lap").equals(3))).hasSize(90);
        assertThat(kept)
                .hasSize(180)
                .allSatisfy(sample -> assertThat((Integer) sample.get("t_ms")).isLessThan(90_000));
        assertThat(ReadFiles.problems(folder))
                .hasSize(5 + 90 + 300)
                .contains("96: date is 2024-03-02T13:01:30Z, outside the laps of car 1 in laps.json: lap 1 ended at"
                        + " 2024-03-02T13:01:30Z and the next one is not there yet; leave out what is of no lap");
    }

    @Test
    void flagsOfRaceControlAreJoinedToTheLaps() throws IOException {
        write(
                "laps.json",
                lap(900, 1, 0, LAP),
                lap(900, 2, LAP, LAP),
                lap(900, 3, 2 * LAP, LAP),
                lap(900, 4, 3 * LAP, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));
        write(
                "race_control.json",
                of(
                        900,
                        "'date': '2024-03-02T13:00:10Z', 'category': 'Drs', 'flag': null, 'scope': null,"
                                + " 'sector': null, 'message': 'DRS ENABLED'"),
                of(
                        900,
                        "'date': '2024-03-02T13:02:00Z', 'category': 'SafetyCar', 'flag': null, 'scope': null,"
                                + " 'sector': null, 'message': 'SAFETY CAR DEPLOYED'"),
                of(
                        900,
                        "'date': '2024-03-02T13:03:30Z', 'category': 'Flag', 'flag': 'CLEAR', 'scope': 'Track',"
                                + " 'sector': null, 'message': 'TRACK CLEAR'"));

        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(folder);
        assertThat(tables.get("laps"))
                .extracting(lap -> lap.get("track_status"))
                .containsExactly("1", "14", "41", "1");
        assertThat(tables.get("track_status"))
                .extracting(change -> change.get("status"))
                .containsExactly("4", "1");
    }

    @Test
    void withoutRaceControlTheStatusIsUnknown() throws IOException {
        write("laps.json", lap(900, 1, 0, LAP));
        write("drivers.json", driver(900, "AAA", "Team A"));

        assertThat(ReadFiles.rows(folder).get("laps").get(0)).doesNotContainKey("track_status");
    }

    @Test
    void aLaterRecordThatKnowsLessTakesNothingAway() throws IOException {
        String empty = of(900, "'lap_number': 2, 'date_start': null, 'lap_duration': null, 'is_pit_out_lap': null");
        write("laps.json", lap(900, 1, 0, LAP), lap(900, 2, LAP, LAP), empty);
        write("drivers.json", driver(900, "AAA", "Team A"), driver(900, "AAA", null));
        write("stints.json", stint(1, 2, "SOFT", 2), stint(1, null, null, null));

        assertThat(ReadFiles.rows(folder).get("laps"))
                .extracting(lap -> lap.get("team") + " " + lap.get("compound") + " " + lap.get("tire_age") + " "
                        + lap.get("lap_time_ms"))
                .containsExactly("Team A SOFT 3 90000", "Team A SOFT 4 90000", "Team A SOFT 4 90000");
    }

    @Test
    void recordsThatContradictEachOtherAreBothHandedOn() throws IOException {
        String pit = of(900, "'lap_number': 1, 'pit_duration': 22.0, 'date': '2024-03-02T13:01:30Z'");
        String start = "'date_start': '2024-03-02T13:01:30Z'";
        write(
                "laps.json",
                lap(900, 1, 0, LAP),
                lap(900, 1, 0, LAP + 5),
                of(900, "'lap_number': 1, 'lap_duration': 90.0, 'st_speed': 300"),
                of(900, "'lap_number': 2, 'lap_duration': 'x'"),
                of(900, "'lap_number': 2, 'lap_duration': 91.0"),
                of(900, "'lap_number': 2, 'lap_duration': null, " + start));
        write("drivers.json", driver(900, "AAA", "Team A"), driver(900, "BBB", "Team A"));
        write("pit.json", pit, pit.replace("22.0", "25.0"), pit.replace("22.0", "22"));
        write("car_data.json", sample(900, 89), sample(900, 91));

        Map<String, List<Map<String, Object>>> tables = ReadFiles.rows(folder);
        assertThat(tables.get("laps"))
                .extracting(lap -> lap.get("driver") + " " + lap.get("lap_time_ms") + " " + lap.get("lap_start_ms")
                        + " " + lap.get("speed_st_kph"))
                .containsExactly(
                        "AAA 90000 0 300.0",
                        "AAA 95000 0 null",
                        "AAA 90000 0 300.0",
                        "AAA 91000 90000 null",
                        "AAA 91000 90000 null");
        assertThat(ReadFiles.problems(folder)).singleElement().asString().startsWith("4: lap_duration is 'x'");
        assertThat(tables.get("pit_stops"))
                .extracting(stop -> stop.get("stop") + " " + stop.get("pit_lane_ms"))
                .containsExactly("1 22000", "1 25000", "1 22000");
        assertThat(tables.get("telemetry"))
                .extracting(sample -> sample.get("lap") + " " + sample.get("t_ms"))
                .containsExactly("1 89000", "2 1000");
    }

    private Path race() throws IOException {
        return Files.createDirectories(folder.resolve("2024-01"));
    }

    private void write(String name, String... records) throws IOException {
        Files.writeString(race().resolve(name), json("[" + String.join(",\n", records) + "]"));
    }
}
