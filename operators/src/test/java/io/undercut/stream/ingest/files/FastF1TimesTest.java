package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of FastF1's CSV, as people's tools write them, and track states. */
class FastF1TimesTest {
    private static final String HEADER =
            "Time,Driver,DriverNumber,LapTime,LapNumber,Stint,PitOutTime,PitInTime,Compound,TyreLife,Team,LapStartTime,TrackStatus,Position";
    private static final String LAP = "0 days 01:01:30,AAA,1,%s,7.0,1.0,%s,%s,SOFT,7.0,Team A,0 days 01:00:00,%s,1.0";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0 days 00:01:30.050000, 90050",
        "0 days 00:01:30, 90000",
        "00:01:30.05, 90050",
        "1:30.05, 90050",
        "90.05, 90050",
        "1:02:03, 3723000",
        "0:59.9, 59900",
        "PT1M30.05S, 90050",
    })
    void aTimeIsATimeHoweverItIsSpelled(String text, int millis) throws IOException {
        Path file = laps(LAP.formatted(text, "", "", "1"));

        if (millis <= 3_600_000) {
            assertThat(ReadFiles.rows(file).get("laps"))
                    .singleElement()
                    .satisfies(lap -> assertThat(lap).containsEntry("lap_time_ms", millis));
        } else {
            assertThat(ReadFiles.problems(file)).singleElement().asString().contains("lap_time_ms is " + millis);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0:28:123",
                "28:123",
                "28:023",
                "1:90.123",
                "0:59:123",
                "00:99:99",
                "1:60",
                "0:60:00",
                "1:99:00.5",
                "0:01:30:123"
            })
    void whatStandsBehindAColonIsBelowSixty(String text) throws IOException {
        assertThat(ReadFiles.problems(laps(LAP.formatted(text, "", "", "1"))))
                .singleElement()
                .asString()
                .contains("LapTime is '" + text + "'; must be a time");
    }

    @ParameterizedTest
    @CsvSource({
        "3690123, 3600000, , , lap_start_ms is 3600000000; must be within 0 … 86400000",
        "3690.123, 3600, 3690000, , pit_in_ms is 3690000000; must be within 0 … 86400000",
        "3690.123, 3600, , 3690000, pit_out_ms is 3690000000; must be within 0 … 86400000",
        "1709391600, 3600, , , lap_end_ms is 1709391600000; must be within 0 … 86400000",
        "3690.123, 1709391600, , , lap_start_ms is 1709391600000; must be within 0 … 86400000",
    })
    void aSessionLastsNoLongerThanADay(String end, String start, String in, String out, String problem)
            throws IOException {
        String lap = LAP.formatted("90.1", out == null ? "" : out, in == null ? "" : in, "1")
                .replace("0 days 01:01:30", end)
                .replace("0 days 01:00:00", start);

        assertThat(ReadFiles.problems(laps(lap))).containsExactly("1: " + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "24, 24",
        "26.0, 26",
        "671, 671",
        "'1,2', 12",
        "AllClear, 1",
        "allclear, 1",
        "Yellow, 2",
        "SCDeployed, 4",
        "Red, 5",
        "VSCDeployed, 6",
        "VSCEnding, 7",
        "'AllClear,Yellow', 12"
    })
    void aTrackStatusIsOfFastF1sCodes(String text, String codes) throws IOException {
        Path file = laps(LAP.formatted("90.1", "", "", "\"" + text + "\""));

        assertThat(ReadFiles.rows(file).get("laps"))
                .singleElement()
                .satisfies(lap -> assertThat(lap).containsEntry("track_status", codes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0", "8", "18", "3", "Green", "-1", "1.5"})
    void anotherTrackStatusIsNone(String text) throws IOException {
        assertThat(ReadFiles.problems(laps(LAP.formatted("90.1", "", "", text))))
                .singleElement()
                .asString()
                .contains("TrackStatus is '" + text
                        + "'; must be of the codes 1, 2, 4, 5, 6 and 7, or a word such as AllClear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaa", "Aaa", "AAA", " aaa "})
    void aCodeOfThreeLettersIsInCapitals(String code) throws IOException {
        Path file = laps(LAP.formatted("90.1", "", "", "1").replace(",AAA,", "," + code + ","));

        assertThat(ReadFiles.rows(file).get("laps"))
                .singleElement()
                .satisfies(lap -> assertThat(lap).containsEntry("driver", "AAA"));
    }

    @Test
    void oneCodeInTwoSpellingsOfTwoCarsIsShared() throws IOException {
        String lap = LAP.formatted("90.1", "", "", "1");
        Path file = laps(lap + "\n" + lap.replace(",AAA,1,", ",aaa,2,"));

        assertThat(ReadFiles.rows(file).get("laps"))
                .extracting(row -> row.get("driver"))
                .containsExactly("AAA-1", "AAA-2");
    }

    private Path laps(String lines) throws IOException {
        return Files.writeString(folder.resolve("2024-01.csv"), HEADER + "\n" + lines + "\n");
    }
}
