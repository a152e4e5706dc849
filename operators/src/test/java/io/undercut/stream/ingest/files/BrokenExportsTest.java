package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenExportsTest {
    private static final Path EXPORTS = Path.of("src/test/resources/exports");

    @TempDir
    private Path folder;

    private List<String> laps;

    @BeforeEach
    void readAWholeFile() throws IOException {
        laps = Files.readAllLines(EXPORTS.resolve("fastf1/2024-01/laps.csv"));
    }

    @Test
    void aRecordThatIsNotUtf8IsRejectedWithTheWayToConvertIt() throws IOException {
        Path file = written(
                StandardCharsets.ISO_8859_1,
                laps.get(0),
                laps.get(1).replace("Red Bull Racing", "Écurie Bull"),
                laps.get(2));

        assertThat(ReadFiles.problems(file))
                .singleElement()
                .asString()
                .startsWith("1: '")
                .contains("is not UTF-8", "iconv");
        assertThat(ReadFiles.rows(file).get("laps")).hasSize(1);
    }

    @Test
    void aShiftedRecordIsRejected() throws IOException {
        Path file =
                written(StandardCharsets.UTF_8, laps.get(0), laps.get(1).replace(",VER,", ",VER,VER,"), laps.get(2));

        assertThat(ReadFiles.problems(file))
                .containsExactly(
                        "1: the record has 33 fields, the header 32; columns are shifted or the line is cut off");
    }

    @Test
    void columnsThatAreShiftedWholesaleAreRejectedOneByOneForTheirValues() throws IOException {
        Path file = written(
                StandardCharsets.UTF_8,
                laps.get(0).replace("LapTime,LapNumber", "LapNumber,LapTime"),
                laps.get(1),
                laps.get(2));

        assertThat(ReadFiles.problems(file))
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("1: LapNumber is '0 days 00:01:37.168000'; must be a whole number");
    }

    @Test
    void aMistypedValueIsRejected() throws IOException {
        Path file = written(StandardCharsets.UTF_8, laps.get(0), laps.get(1).replace(",19.0,", ",nineteen,"));

        assertThat(ReadFiles.problems(file)).containsExactly("1: TyreLife is 'nineteen'; must be a whole number");
    }

    @Test
    void aLineCutOffIsRejectedAndTheRestKept() throws IOException {
        Path file = written(
                StandardCharsets.UTF_8, laps.get(0), laps.get(1), laps.get(2).substring(0, 60));

        assertThat(ReadFiles.problems(file)).singleElement().asString().startsWith("2: the record has ");
        assertThat(ReadFiles.rows(file).get("laps")).hasSize(1);
    }

    @Test
    void aQuoteThatIsNeverClosedIsTold() throws IOException {
        Path file = written(StandardCharsets.UTF_8, laps.get(0), laps.get(1), "\"" + "x,".repeat(1 << 20));

        assertThat(ReadFiles.problems(file)).singleElement().asString().startsWith("2: the record has ");
    }

    @Test
    void unknownCompoundsAreUnknownAndOthersAreNot() throws IOException {
        Path file = written(
                StandardCharsets.UTF_8,
                laps.get(0),
                laps.get(1).replace(",SOFT,", ",UNKNOWN,"),
                laps.get(2).replace(",SOFT,", ",CHEESE,"));

        assertThat(ReadFiles.rows(file).get("laps"))
                .singleElement()
                .satisfies(lap -> assertThat(lap).doesNotContainKey("compound"));
        assertThat(ReadFiles.problems(file))
                .singleElement()
                .asString()
                .startsWith("2: compound is 'CHEESE'; must be one of");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path file = written(StandardCharsets.UTF_8, laps.get(0).replace("TyreLife", "Tyres"), laps.get(1));

        assertThatThrownBy(() -> ReadFiles.problems(file))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("2024-01.csv is none of FastF1's or Ergast's tables")
                .hasMessageContaining("FastF1 laps also has TyreLife");
    }

    @Test
    void aFileOfWhichTheRaceCannotBeToldSaysHowToTellIt() throws IOException {
        // FastF1's own date would tell it.
        laps.replaceAll(line -> line.replaceAll("2024-03-02 [\\d:.]+", ""));
        Path file = Files.write(folder.resolve("laps.csv"), laps);

        assertThat(ReadFiles.problems(file))
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("1: the record has no season and round; add columns Season and Round, or put them into the"
                        + " file's name or its folder's, such as 2024-05");
    }

    @Test
    void anAnswerCutOffIsTold() throws IOException {
        String whole = Files.readString(EXPORTS.resolve("openf1/2024-01/weather.json"));
        Path file = Files.createDirectories(folder.resolve("2024-01")).resolve("weather.json");
        Files.copy(EXPORTS.resolve("openf1/2024-01/sessions.json"), file.resolveSibling("sessions.json"));
        Files.writeString(file, whole.strip().replaceAll("\\]$", ",") + whole.substring(1, 80));

        assertThat(ReadFiles.problems(file))
                .singleElement()
                .asString()
                .startsWith("2: the file is cut off or broken here");
        assertThat(ReadFiles.rows(file).get("weather")).hasSize(1);
    }

    @Test
    void aClockThatNothingStartsIsTold() throws IOException {
        Path file = Files.createDirectories(folder.resolve("2024-01")).resolve("weather.json");
        Files.copy(EXPORTS.resolve("openf1/2024-01/weather.json"), file);

        assertThat(ReadFiles.problems(file))
                .singleElement()
                .asString()
                .endsWith("nothing tells when the session began; put its sessions.json or laps.json beside this file");
    }

    @Test
    void numbersThatNoTableExplainsAreToldWithWhatIsMissing() throws IOException {
        Files.copy(EXPORTS.resolve("ergast/results.csv"), folder.resolve("results.csv"));

        assertThat(ReadFiles.problems(folder))
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("1: raceId is 1121, which races.csv does not have; put the whole export in one folder");
    }

    @Test
    void aFileThatOnlyExplainsOthersIsNoImport() {
        assertThatThrownBy(() -> ReadFiles.problems(EXPORTS.resolve("ergast/drivers.csv")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("drivers.csv only explains other tables");
    }

    @Test
    void aParquetFileThatWouldBurstTheMemoryIsRefusedBeforeItIsUnpacked() throws IOException {
        Path bomb = PublicLapFile.of(LapFixtures.race(2024, 1, 2))
                .with(1, "event", "x".repeat(80 << 20))
                .to(folder.resolve("bomb.parquet"));

        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThatThrownBy(() -> ReadFiles.problems(bomb))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(
                        "bomb.parquet, row group 1: column event has a page that unpacks to 80 MB, at most 64 MB");
    }

    private Path written(Charset charset, String... lines) throws IOException {
        return Files.write(folder.resolve("2024-01.csv"), List.of(lines), charset);
    }
}
