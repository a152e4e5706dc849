package io.undercut.stream.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, links, pipes and encodings that a disk has. */
@Timeout(60)
class OddFilesTest {
    private static final Path EXPORTS = Path.of("src/test/resources/exports");
    private static final String JSON = "[{\"session_key\": 1,\n \"air_temperature\": 20.5, oops}]";

    @TempDir
    private Path folder;

    private String laps;

    @BeforeEach
    void readAWholeFile() throws IOException {
        laps = Files.readString(EXPORTS.resolve("fastf1/2024-01/laps.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01_laps_2024-03-02T18:00:00.csv",
                "2024-01: laps.csv",
                "2024-01 two  blanks.csv",
                "2024-01 #1 100% %20 a+b&c=d.csv",
                "2024-01 Zürich – Größe ☂.csv",
                "2024-01 'single' \"double\" `back`.csv",
                "2024-01 [a]{b}(c)*?!.csv",
                "2024-01 ;$~^@|<>,.csv",
                "http:2024-01.csv",
                "2024-01.CSV",
            })
    void aFileIsReadUnderAnyNameByItselfAndInItsFolder(String name) throws IOException {
        Path file = written(folder.resolve("in " + name), name);

        assertThat(ReadFiles.rows(file).get("laps")).hasSize(3);
        assertThat(ReadFiles.rows(file.getParent()).get("laps")).hasSize(3);
        assertThat(ReadFiles.rows(folder).get("laps")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_2024-01.csv", ".2024-01.csv"})
    void aFileThatIsHiddenIsReadOnlyByItself(String name) throws IOException {
        Path file = written(folder, name);

        assertThat(ReadFiles.rows(file).get("laps")).hasSize(3);
        refused(folder, folder + " has no Parquet, CSV or JSON file");
    }

    @Test
    void aNameThatFlinkCannotSpellIsToldInOneLine() throws IOException {
        refused(written(folder, "2024-01 back\\slash.csv"), "slash.csv has a backslash");
    }

    @Test
    void linksToFoldersAboveComeToAnEndAndNothingIsReadTwice() throws IOException {
        Path file = written(folder.resolve("in"), "2024-01.csv");
        Files.createSymbolicLink(folder.resolve("in/a"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("in/b"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("in/2024-01-again.csv"), file);

        assertThat(ReadFiles.arrivals(folder.resolve("in"))).hasSize(3);
        assertThat(ReadFiles.arrivals(file, file, folder)).hasSize(3);
    }

    @Test
    void aLinkToNothingIsNamed() throws IOException {
        written(folder, "2024-01.csv");
        Path link = Files.createSymbolicLink(folder.resolve("2024-02.csv"), Path.of("gone.csv"));

        refused(folder, link + " is a link to what does not exist");
        refused(link, link + " is a link to what does not exist");
        refused(folder.resolve("gone.csv"), folder.resolve("gone.csv") + " does not exist");
    }

    @Test
    void aLinkToItselfIsNamed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("2024-02.csv"), Path.of("2024-02.csv"));

        refused(folder, link.toString());
    }

    @Test
    void aFolderWithALinkToNothingIsNotEmpty() throws IOException {
        written(folder, "2024-01.csv");
        Files.createSymbolicLink(folder.resolve("notes"), Path.of("gone"));

        assertThat(ReadFiles.rows(folder).get("laps")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01.csv", "laps.json", "laps.parquet"})
    void aPipeIsNotWaitedFor(String name) throws Exception {
        Path pipe = folder.resolve(name);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeThat(made.waitFor()).as("mkfifo").isZero();

        refused(pipe, pipe + " is a pipe, a socket or a device");
        refused(folder, pipe + " is a pipe, a socket or a device");
    }

    @Test
    void aPipeBesideTheFileThatWouldExplainItIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("2024-01/sessions.json");
        Path weather = Files.createDirectories(pipe.getParent()).resolve("weather.json");
        Files.copy(EXPORTS.resolve("openf1/2024-01/weather.json"), weather);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeThat(made.waitFor()).as("mkfifo").isZero();

        refused(weather, pipe + " is a pipe, a socket or a device");
    }

    @Test
    void aSocketAndADeviceAreNamed() throws IOException {
        Path socket = folder.resolve("laps.json");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            refused(folder, socket + " is a pipe, a socket or a device");
        }
        refused(Path.of("/dev/zero"), "/dev/zero is a pipe, a socket or a device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aTextIsReadInItsEncodingWithAMarkOrWithout(String encoding) throws IOException {
        Path plain = folder.resolve("2024-01.csv");
        Files.writeString(plain, laps, Charset.forName(encoding));
        Path marked = folder.resolve("2024-01-marked.csv");
        Files.writeString(marked, encoding.equals("UTF-16") ? laps : "\uFEFF" + laps, Charset.forName(encoding));

        assertThat(ReadFiles.rows(plain)).isEqualTo(ReadFiles.rows(EXPORTS.resolve("fastf1/2024-01/laps.csv")));
        assertThat(ReadFiles.rows(marked)).isEqualTo(ReadFiles.rows(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void anAnswerIsReadInItsEncoding(String encoding) throws IOException {
        Path from = EXPORTS.resolve("openf1/2024-01");
        Path weather = Files.createDirectories(folder.resolve("2024-01")).resolve("weather.json");
        Files.copy(from.resolve("sessions.json"), weather.resolveSibling("sessions.json"));
        Files.writeString(
                weather, "\uFEFF" + Files.readString(from.resolve("weather.json")), Charset.forName(encoding));

        assertThat(ReadFiles.rows(weather)).isEqualTo(ReadFiles.rows(from.resolve("weather.json")));
    }

    @Test
    void anAnswerThatIsNoJsonIsNamedWithThePlace() throws IOException {
        Path broken = Files.writeString(folder.resolve("weather.json"), JSON);
        refused(broken, broken.toString(), "line 2, column 27", "copy it again");

        Files.writeString(broken, "<html>");
        refused(broken, broken + " is no JSON: line 1, column 1: Unexpected character ('<'");
    }

    @Test
    void aFolderThatHasALapsFolderStandsForItWhereLapsAreWanted() throws IOException {
        Path lap =
                Files.createDirectories(folder.resolve("data/laps/season=2024")).resolve("part.parquet");
        Files.write(lap, LapParquet.encode(LapFixtures.race(2024, 1, 2)));
        Files.createDirectories(folder.resolve("data/results"));
        Files.copy(EXPORTS.resolve("fastf1/2024-01/laps.csv"), folder.resolve("data/results/2024-01.csv"));

        assertThat(ImportFiles.ofLaps(List.of(folder.resolve("data").toString()), LakeCalendar.none())
                        .paths())
                .singleElement()
                .asString()
                .endsWith(lap.toString());
    }

    @Test
    void lapsAreWantedInAnyFormatAndNothingElseIsEnough() throws IOException {
        Path file = written(folder.resolve("csv"), "2024-01.csv");
        Files.copy(EXPORTS.resolve("fastf1/2024-01/weather.csv"), folder.resolve("csv/2024-01-weather.csv"));

        assertThat(ImportFiles.ofLaps(List.of(folder.toString()), LakeCalendar.none())
                        .paths())
                .hasSize(2);
        Files.delete(file);
        assertThatThrownBy(() -> ImportFiles.ofLaps(List.of(folder.toString()), LakeCalendar.none()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(folder + " has no laps: ")
                .hasMessageContaining("weather.csv is FastF1 weather");
    }

    private Path written(Path parent, String name) throws IOException {
        return Files.writeString(Files.createDirectories(parent).resolve(name), laps);
    }

    private static void refused(Path path, String... said) {
        assertThatThrownBy(() -> ReadFiles.arrivals(path))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .satisfies(
                        fault -> assertThat(fault.getMessage()).contains(said).hasLineCount(1));
    }
}
