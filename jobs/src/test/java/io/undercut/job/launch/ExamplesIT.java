package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of {@code jobs/examples}, run on models that were just trained, as their first lines say. */
class ExamplesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final String RACE = "2024-02";
    private static final String PYTHON = "undercut.python";

    @TempDir
    private static Path folder;

    private static Terminal terminal;
    private static final Map<String, String> REFERENCES = new TreeMap<>();

    @BeforeAll
    static void train() throws IOException {
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        ok("data simulate --seasons 2 --races 3 --first-season 2023");
        Ended run = terminal.run("pipeline run --json --seasons 2023 --test-seasons 2024 --workers 2"
                + " --models tire_degradation,pit_window,pit_stop_optimizer");
        // So few races may not make a champion; the models are published all the same.
        assertThat(run.code()).as(run.err()).isIn(0, 4);
        for (JsonNode model : JSON.readTree(run.out()).path("models")) {
            String type = model.path("model_type").asText();
            REFERENCES.put(type, type + "@" + model.path("version").asText());
        }
    }

    private static Ended ok(String command) {
        Ended ended = terminal.run(command);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    private static Path packaged(String type, String format) {
        Path file = folder.resolve(type + "." + format);
        ok("models package " + REFERENCES.get(type) + " --format " + format + " --to " + file);
        return file;
    }

    @Test
    void aJavaProgramWithoutFlinkOpensThePackagedModel() throws Exception {
        Path archive = packaged("tire_degradation", "zip");

        String out = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "undercut", "lib").toAbsolutePath() + "/*",
                EXAMPLES.resolve("Forecast.java").toString(),
                archive.toString());

        assertThat(out).contains(REFERENCES.get("tire_degradation") + ": ").endsWith(" s");
    }

    @Test
    void predictShowsTheNewestForecastsUpToALap() {
        String pit = REFERENCES.get("pit_window");

        List<String> table = ok("predict --model " + pit + " --race " + RACE + " --lap 12")
                .out()
                .lines()
                .toList();

        assertThat(table.get(0)).isEqualTo(pit + ", race " + RACE);
        assertThat(table.get(1)).startsWith("driver  team").endsWith("actual");
        assertThat(table).hasSizeGreaterThan(10);
        assertThat(table.subList(2, table.size()))
                .allSatisfy(line -> assertThat(Integer.parseInt(line.split(" {2,}")[3].strip()))
                        .isLessThanOrEqualTo(12));
        assertThat(terminal.run("predict --model " + pit + " --race 2031-01").err())
                .contains("--race is '2031-01'; the feature set lap_features has races of seasons 2023, 2024: ");
        assertThat(terminal.run("predict --model " + pit + " --race 2024-09").err())
                .contains("has races 2024-01, 2024-02, 2024-03: ");
        assertThat(terminal.run("predict --model " + pit + " --race " + RACE + " --lap soon")
                        .err())
                .contains("--lap is 'soon'; must be a lap's number, or all");
        assertThat(terminal.run("predict --csv --json --model " + pit + " --race " + RACE)
                        .err())
                .contains("--csv and --json are both there");
        assertThat(terminal.run("models package " + pit + " --format pdf").err())
                .contains("--format is 'pdf'; must be one of zip, onnx");
        assertThat(terminal.run("predict --model " + pit + " --race " + RACE + " --driver XYZ")
                        .err())
                .contains("--driver is 'XYZ'; in 2024-02 there are forecasts for ");
    }

    @Test
    void aForecastOfWearStandsInItsInterval() {
        String wear = REFERENCES.get("tire_degradation");

        List<String> csv = ok("predict --csv --model " + wear + " --race " + RACE)
                .out()
                .lines()
                .toList();

        assertThat(csv.get(0)).endsWith(",lap_time_loss_s,from,to,actual");
        assertThat(csv.subList(1, csv.size())).allSatisfy(line -> {
            String[] cells = line.split(",");
            double predicted = Double.parseDouble(cells[5]);
            assertThat(predicted).isBetween(Double.parseDouble(cells[6]), Double.parseDouble(cells[7]));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tire_degradation", "pit_window", "pit_stop_optimizer"})
    @EnabledIfSystemProperty(named = PYTHON, matches = ".+", disabledReason = "needs Python; run with -Ppython")
    void onnxRuntimeInPythonPredictsWhatUndercutPredicts(String type) throws Exception {
        Path features = features(type);
        Path forecasts = Files.writeString(
                folder.resolve(type + ".json"),
                ok("predict --json --lap all --model " + REFERENCES.get(type) + " --race " + RACE)
                        .out());

        String out = run(
                System.getProperty(PYTHON),
                EXAMPLES.resolve("compare.py").toString(),
                features.toString(),
                packaged(type, "onnx").toString(),
                forecasts.toString());

        assertThat(out).startsWith(REFERENCES.get(type)).contains("largest difference");
    }

    @Test
    @EnabledIfSystemProperty(named = PYTHON, matches = ".+", disabledReason = "needs Python; run with -Ppython")
    void aNotebookDrawsAStint() throws Exception {
        Path features = features("tire_degradation");
        String driver = JSON.readTree(
                        ok("predict --json --model " + REFERENCES.get("tire_degradation") + " --race " + RACE)
                                .out())
                .path("forecasts")
                .path(0)
                .path("driver")
                .asText();
        Path picture = folder.resolve("stint.png");

        String out = run(
                System.getProperty(PYTHON),
                EXAMPLES.resolve("forecast.py").toString(),
                features.toString(),
                packaged("tire_degradation", "onnx").toString(),
                RACE,
                driver,
                picture.toString());

        assertThat(out).contains("mean absolute error");
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    @EnabledIfSystemProperty(named = PYTHON, matches = ".+", disabledReason = "needs Python; run with -Ppython")
    void whatCatBoostLearnedInPythonIsPublished() throws Exception {
        Path table = folder.resolve("payments.csv");
        Path features = folder.resolve("payments.parquet");
        Path file = folder.resolve("payments.cbm");
        String learning =
                "train --json --model tabular_classifier --label is_fraud --id transaction_id,card --table " + table;
        ok("data simulate --rows 4000 --transactions " + table);
        String version = JSON.readTree(ok(learning + " --algorithm xgboost --set training.trees=10")
                        .out())
                .path("version")
                .asText();
        ok("data export --model tabular_classifier --parquet " + features);

        String out = run(
                System.getProperty(PYTHON),
                EXAMPLES.resolve("catboost_train.py").toString(),
                features.toString(),
                folder.resolve("warehouse/models/tabular_classifier/" + version + "/signature.json")
                        .toString(),
                file.toString());

        assertThat(out).startsWith(file + ": ").endsWith(" watched");
        assertThat(ok(learning + " --algorithm catboost --supplied-model " + file)
                        .out())
                .contains("above_limit_auc");
    }

    private static Path features(String type) {
        String set = type.equals("tire_degradation") ? type : "lap_features";
        Path file = folder.resolve(set + ".parquet");
        ok("data export --model " + set + " --seasons 2024 --parquet " + file);
        return file;
    }

    /** Runs a program to its end; what it printed, both streams in one. */
    private static String run(String... command) throws Exception {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process process = new ProcessBuilder(Arrays.asList(command))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String out = Files.readString(printed, StandardCharsets.UTF_8).strip();
        assertThat(ended && process.exitValue() == 0).as(out).isTrue();
        return out;
    }
}
