package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.race.Lap;
import io.undercut.stream.sink.LapParquet;
import io.undercut.testing.LapFixtures;
import io.undercut.testing.PublicLapFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong input at the command line: one clear line, the documented code, and nothing half-written. */
class BadInputXIT {
    private static final int CONFIGURATION = 2;
    private static final int DATA = 3;

    private static final Path FASTF1 = Path.of("../operators/src/test/resources/exports/fastf1/2024-01/laps.csv");

    @TempDir
    private Path folder;

    private Terminal flink;
    private Terminal shell;

    @BeforeEach
    void chooseAWarehouse() {
        flink = Terminal.withFlink(folder.resolve("warehouse"));
        shell = Terminal.withoutFlink(folder.resolve("warehouse"));
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 20)).to(folder.resolve("in/laps.parquet"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertRefused(flink.run("data import --json --from " + file), DATA, file + " is not a complete Parquet file");
        assertUntouched();
    }

    @Test
    void aRunOnATruncatedFileIsJournalledAndTrainsNothing() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 20)).to(folder.resolve("in/laps.parquet"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));

        Ended ended = flink.run("pipeline run --run-id broken --laps " + file);

        assertRefused(ended, DATA, file + " is not a complete Parquet file");
        assertUntouched();
        Ended status = shell.run("pipeline status broken");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .contains("broken FAILED")
                .containsPattern("import_laps +FAILED .*data_validation_failure: .*laps.parquet")
                .containsPattern("register_models +SKIPPED");
        assertRefused(
                shell.run("pipeline run --run-id broken"),
                CONFIGURATION,
                "--run-id 'broken' has run before",
                "pipeline status",
                "broken");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 5))
                .without("lap_time_ms")
                .to(folder.resolve("in/laps.parquet"));

        assertRefused(flink.run("data import --from " + file), DATA, file.toString(), "lap_time_ms");
        assertUntouched();
    }

    @Test
    void aMistypedColumnIsNamed() throws IOException {
        Path file = PublicLapFile.of(LapFixtures.race(2024, 1, 5))
                .mistyped("lap_time_ms", Schema.Type.STRING)
                .with(2, "lap_time_ms", "fast")
                .to(folder.resolve("in/laps.parquet"));

        assertRefused(flink.run("data import --from " + file), DATA, file.toString(), "lap_time_ms");
        assertUntouched();
    }

    @Test
    void anImportThatKeepsNothingSaysWhy() throws IOException {
        Path file = Files.write(
                Files.createDirectories(folder.resolve("in")).resolve("2024-01 at 18:00 [ü] #1.csv"),
                Files.readAllLines(FASTF1).stream()
                        .map(line -> line.replaceAll(",(SOFT|HARD),", ",CHEESE,"))
                        .toList());

        Ended ended = flink.run(List.of("data", "import", "--json", "--from", file.toString()));

        assertRefused(
                ended, DATA, "nothing was imported: all 3 records were rejected", "row 1", "compound is 'CHEESE'");
        assertThat(new ObjectMapper().readTree(ended.out()).path("rejected").asInt())
                .isEqualTo(3);
        assertRefused(
                flink.run(List.of("pipeline", "run", "--run-id", "none", "--laps", file.toString())),
                DATA,
                "nothing was imported",
                "compound is 'CHEESE'");
    }

    @Test
    void lapsThatARunBringsAreTakenInTheFormatsOfAnImport() throws IOException {
        Path csv = Files.createDirectories(folder.resolve("in/2024-01")).resolve("laps, 18:00.csv");
        Files.copy(FASTF1, csv);
        Path weather = Files.copy(FASTF1.resolveSibling("weather.csv"), csv.resolveSibling("weather.csv"));

        Ended built =
                flink.run(List.of("features", "build", "--model", "lap_features", "--json", "--laps", csv.toString()));

        assertThat(built.code()).as(built.err()).isZero();
        assertThat(new ObjectMapper().readTree(built.out()).path("rows").asInt())
                .isEqualTo(3);
        assertRefused(
                flink.run("features build --model lap_features --laps " + weather),
                DATA,
                weather + " has no laps: ",
                "is FastF1 weather");
    }

    @Test
    void anEmptyFolderIsNamed() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertRefused(flink.run("data import --from " + empty), DATA, empty + " has no Parquet, CSV or JSON file");
        assertUntouched();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent");

        assertRefused(flink.run("data import --from " + absent), DATA, absent + " does not exist");
        assertUntouched();
    }

    @Test
    void aSeasonThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        season(2023);
        season(2024);

        assertRefused(flink.run("data validate --seasons 1999"), DATA, "has no laps of season 1999; it has 2023, 2024");
        assertRefused(
                flink.run("pipeline run --run-id one --seasons 1999 --test-seasons 2024"),
                DATA,
                "has no laps of season 1999; it has 2023, 2024");
        assertRefused(
                flink.run("features build --model tire_degradation --test-seasons 2031"),
                DATA,
                "has no laps of season 2031; it has 2023, 2024");
        assertThat(files("training/features")).isEmpty();
        assertThat(files("models")).isEmpty();
    }

    @Test
    void seasonsThatCannotTestAreRefusedBeforeAnythingIsTrained() throws IOException {
        season(2022);
        season(2023);
        season(
                2024,
                LapFixtures.race(2024, 1, 20).stream()
                        .map(BadInputXIT::withoutTrackStatus)
                        .toList());

        assertRefused(
                flink.run("pipeline run --run-id blind"),
                DATA,
                "the test seasons [2024] have no race with a stint of four clean laps",
                "race_control.json");
        assertThat(shell.run("pipeline status blind").out())
                .containsPattern("build_features +FAILED")
                .containsPattern("train_tire_degradation +SKIPPED");
    }

    @Test
    void anEmptyLakeIsSaidToBeEmpty() {
        assertRefused(
                flink.run("features build --model tire_degradation"),
                DATA,
                "has no laps; import some with: undercut data");
        assertRefused(flink.run("data validate"), DATA, "has no laps; import some with: undercut data import");
        assertUntouched();
    }

    @ParameterizedTest
    @CsvSource({
        "data import --from x",
        "data simulate",
        "data validate",
        "features build --model tire_degradation",
        "train --model tire_degradation",
        "pipeline run",
    })
    void aFileInTheWarehousesPlaceIsLeftAlone(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("warehouse"), "mine");

        assertRefused(
                shell.run(command), CONFIGURATION, "--warehouse " + file + " cannot be written", "must be a folder");
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --model tire_degradaton                | did you mean tire_degradation?",
                "features build --model tyre_degradation      | did you mean tire_degradation?",
                "features build --model race_winer            | did you mean race_winner?",
                "pipeline run --models tire_degradation,quali | model 'quali' is not in the zoo",
                "evaluate --model nothing                     | no model 'nothing': none is published in",
                "models show nothing                          | no model 'nothing': none is published in",
                "models verify nothing                        | no model 'nothing': none is published in",
                "pipeline status nothing                      | run 'nothing' is not in the journal",
                "pipeline status ../../etc                    | run '../../etc' is not in the journal",
                "pipeline run --workers 0                     | --workers is 0; must be within 1 … 10",
                "pipeline run --workers 11                    | --workers is 11; must be within 1 … 10",
                "train --model tire_degradation --workers 0   | --workers is 0; must be within 1 … 10",
                "pipeline run --parallelism 0                 | --parallelism is 0; must be within 1 … 128",
                "data simulate --parallelism -1               | --parallelism is -1; must be within 1 … 128",
                "pipeline run --step nonsense                 | --step is 'nonsense'; must be auto, fused or dl4j",
                "pipeline run --target nonsense               | --target is 'nonsense'",
                "data simulate --ui-port 70000                | --ui-port is 70000; must be within 1 … 65535",
                "pipeline run --dag nonsense                  | --dag is 'nonsense'; must be f1_training_pipeline",
                "pipeline run --run-id a/b                    | --run-id is 'a/b'; must be letters, digits",
                "pipeline run --run-id ..                     | --run-id is '..'; must be letters, digits",
                "pipeline run --seasons 2021,2022 --test-seasons 2022 | leave 2022 out of --seasons or test on later",
                "train --model tire_degradation --seasons 2024 --test-seasons 2022 | every test season must be later",
                "pipeline run --seasons ,,                    | --seasons is ',,', where '' is no season; must be"
                        + " years",
                "pipeline run --seasons 2023,,2024            | --seasons is '2023,,2024', where '' is no season",
                "pipeline run --seasons 2023,                 | --seasons is '2023,', where '' is no season",
                "pipeline run --seasons 2023,2023             | --seasons names 2023 twice",
                "pipeline run --seasons 2023 --seasons 2023   | --seasons names 2023 twice",
                "pipeline run --seasons 0                     | where '0' is no season; must be years within 1950 …"
                        + " 2100",
                "pipeline run --seasons -2023                 | where '-2023' is no season; must be years within",
                "pipeline run --seasons 20231                 | where '20231' is no season; must be years within",
                "pipeline run --seasons 2147483648            | where '2147483648' is no season; must be years within",
                "pipeline run --seasons last                  | where 'last' is no season; must be years within",
                "pipeline run --test-seasons ,                | --test-seasons is ',', where '' is no season",
                "data validate --seasons ,,                   | --seasons is ',,', where '' is no season; must be"
                        + " years",
                "evaluate --model tire_degradation --seasons , | --seasons is ',', where '' is no season",
                "features build --model race_winner --seasons 2024,1949 | where '1949' is no season",
                "data export --model race_winner --csv x --seasons ,, | --seasons is ',,', where '' is no season",
                "pipeline run --workers 2147483648            | '2147483648' is no whole number from -2147483648 to",
                "pipeline run --parallelism 129               | --parallelism is 129; must be within 1 … 128",
                "pipeline run --seed 9223372036854775808      | '9223372036854775808' is no whole number from -9223",
                "data simulate --seed 4.2                     | '4.2' is no whole number from -9223372036854775808 to",
                "data simulate --ui-port 0                    | --ui-port is 0; must be within 1 … 65535",
                "data simulate --seasons 2147483647           | --seasons is 2147483647; must be at most 80",
                "data simulate --first-season 2147483647      | --first-season is 2147483647; must be within 1950",
                "pipeline run --set training.epochs=2147483647 | training.epochs is '2147483647'; must be a whole"
                        + " number",
                "train --model tire_degradation --set training.learning-rate=Infinity | must be a number within 1.0E-9",
                "cluster start --slots 0                      | --slots is 0; must be within 1 … 64",
                "cluster start --task-managers 65             | --task-managers is 65; must be within 1 … 64",
                "cluster start --patience 0                   | --patience is 0; must be at least 1 second",
                "features prune --model race_winner --keep 0  | --keep is 0; must be",
                "data simulate --races 0                      | --races is 0; must be within 1 … 24",
                "data simulate --races many                   | '--races'",
                "data simulate --telemetry-hz 11              | --telemetry-hz is 11; must be within 1 … 10",
                "data import --from x --format csv            | --format is 'csv'; must be auto or f1data or fastf1",
                "data import                                  | Missing required option: '--from=PATH'",
                "pipeline run --seeds 3                       | Unknown options: '--seeds', '3'; did you mean --seed"
                        + " or",
                "pipeline run --warehouse s3://b/w            | --warehouse is 's3://b/w'",
            })
    void aWrongWordIsRefusedBeforeAnythingStarts(String command, String said) {
        assertRefused(shell.run(command), CONFIGURATION, said);
        assertUntouched();
        assertThat(files(".")).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Ended ended =
                shell.run("pipeline run --workers 0 --parallelism 0 --ui-port 0 --seasons ,, --step best --target x"
                        + " --set training.epochs=0 --set training.learning-rate=NaN");

        assertRefused(
                ended,
                CONFIGURATION,
                "--workers is 0; must be within",
                "--parallelism is 0; must be within",
                "--ui-port is 0; must be within",
                "--seasons is ',,', where '' is no season",
                "--step is 'best'; must be",
                "--target is 'x'; must be",
                "training.epochs is '0'; must be",
                "training.learning-rate is 'NaN'; must be");
        assertThat(files(".")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipelin run          | 'pipelin', 'run'; did you mean pipeline or",
                "data                 | a command is missing after 'data'; must be one of",
                "models shwo x        | did you mean show?",
                "data show --jsno     | Unknown option: '--jsno'; did you mean --json?",
            })
    void aWrongCommandIsAnsweredWithTheNearest(String command, String said) {
        assertRefused(shell.runExactly(List.of(command.split(" "))), CONFIGURATION, said, " --help'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPortThatIsTakenGivesWayToTheNext() throws IOException {
        season(2024);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int port = taken.getLocalPort();

            Ended ended = flink.run("data validate --ui-port " + port);

            assertThat(ended.code()).isZero();
            assertThat(ended.err())
                    .containsPattern("Flink's Web UI: http://localhost:\\d+")
                    .doesNotContain("localhost:" + port + System.lineSeparator());
        }
    }

    @Test
    void aFullDiskIsRefusedBeforeAnythingStarts() throws Exception {
        Path disk = mounted("1m");
        try {
            Ended ended = shell.run("pipeline run --warehouse " + disk);

            assertRefused(ended, CONFIGURATION, disk + " has 1 MiB free; must have at least 256 MiB");
            assertThat(disk).isEmptyDirectory();
        } finally {
            ended("umount", disk.toString());
        }
    }

    @Test
    void aDiskThatFillsUpMeanwhileIsNamedAndNothingHalfWrittenIsLeft() throws Exception {
        Path disk = mounted("260m");
        try {
            Terminal unlucky = Terminal.withFlinkAndMishap(disk, () -> fill(disk.resolve("somebody-elses")));

            Ended ended = unlucky.run("data simulate --seasons 1 --races 2");

            assertRefused(
                    ended, CONFIGURATION, "cannot write file:" + disk + "/lake/laps/season=2021/", "the disk is full");
            try (Stream<Path> left = Files.walk(disk)) {
                assertThat(left.filter(Files::isRegularFile)).containsExactly(disk.resolve("somebody-elses"));
            }
        } finally {
            ended("umount", disk.toString());
        }
    }

    @Test
    void aDiskThatFillsUpWhileItTrainsIsNamedAndNoSlots() throws Exception {
        Path disk = mounted("300m");
        try {
            assertThat(Terminal.withFlink(disk)
                            .run("data simulate --seasons 2 --races 2 --first-season 2023")
                            .code())
                    .isZero();
            Terminal unlucky = Terminal.withFlinkAndMishap(
                    disk, "train tire_degradation", () -> fill(disk.resolve("somebody-elses")));

            Ended ended = unlucky.run(
                    "train --model tire_degradation --seasons 2023 --test-seasons 2024 --set training.epochs=4"
                            + " --set training.checkpoint-interval=100ms");

            assertRefused(ended, CONFIGURATION, "the disk is full");
            assertThat(ended.err()).doesNotContain("slots", "TaskManagers");
        } finally {
            ended("umount", disk.toString());
        }
    }

    private Path mounted(String size) throws IOException, InterruptedException {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeThat(ended("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()))
                .withFailMessage("skipped: mounting a small disk needs root and the right to mount")
                .isZero();
        return disk;
    }

    /** Writes until the disk has no more than a few pages. */
    private static void fill(Path file) {
        byte[] page = new byte[4096];
        try (OutputStream stream = Files.newOutputStream(file)) {
            while (Files.getFileStore(file).getUsableSpace() > 4 * page.length) {
                stream.write(page);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ended(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    private static void assertRefused(Ended ended, int code, String... said) {
        assertThat(ended.err().lines().filter(line -> line.startsWith("undercut: ")))
                .as("stderr: %s", ended.err())
                .singleElement()
                .asString()
                .contains(said);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.err() + ended.out()).doesNotContain("\tat ", "Exception", "Caused by");
        assertThat(ended.err().lines().filter(line -> !isProgress(line) && !isOfTraining(line)))
                .isEmpty();
    }

    private static boolean isProgress(String line) {
        return line.startsWith("undercut: ")
                || line.startsWith("Flink's Web UI: ")
                || line.startsWith("run ")
                || line.matches("[▸✓✗–] .*");
    }

    private static boolean isOfTraining(String line) {
        return line.startsWith("  round ")
                || line.startsWith("  the job failed (") && line.contains("; training goes on from ");
    }

    /** Journals of failed runs may stand; tables, features and models may not. */
    private void assertUntouched() {
        assertThat(files("lake")).isEmpty();
        assertThat(files("training/features")).isEmpty();
        assertThat(files("models")).isEmpty();
        assertThat(files(".")).noneMatch(file -> file.getFileName().toString().endsWith(".part"));
    }

    private List<Path> files(String below) {
        Path root = flink.warehouse().resolve(below);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void season(int season) throws IOException {
        season(season, LapFixtures.race(season, 1, 20));
    }

    private void season(int season, List<Lap> laps) throws IOException {
        Path file = flink.warehouse().resolve("lake/laps/season=" + season + "/part-1.parquet");
        Files.createDirectories(file.getParent());
        Files.write(file, LapParquet.encode(laps));
    }

    private static Lap withoutTrackStatus(Lap lap) {
        return new Lap(
                lap.race(),
                lap.event(),
                lap.circuit(),
                lap.session(),
                lap.raceLaps(),
                lap.car(),
                lap.lap(),
                lap.times(),
                lap.tire(),
                lap.pit(),
                lap.road(),
                null,
                lap.weather(),
                lap.traps(),
                lap.deleted(),
                lap.accurate(),
                lap.source());
    }
}
