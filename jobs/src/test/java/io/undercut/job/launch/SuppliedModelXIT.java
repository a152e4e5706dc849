package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.packaging.PackagedModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that CatBoost trained in Python, {@code catboost/make.py}, from a run to its predictions. */
class SuppliedModelXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where a flipped bit makes a tree ask for what is not there; looked for in the file as it is. */
    private static final int BESIDE_A_TREE = 18_406;

    @TempDir
    private static Path folder;

    private static Path table;
    private static Path supplied;
    private static Terminal terminal;
    private static String learning;

    @BeforeAll
    static void aTableAndAFile() throws IOException {
        table = folder.resolve("payments.csv");
        supplied = folder.resolve("payments.cbm");
        Files.write(supplied, resource("payments.cbm"));
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        ok(terminal.run("data simulate --rows 4000 --transactions " + table));
        learning = " --table " + table + " --label is_fraud --time time --id transaction_id,card --algorithm catboost"
                + " --supplied-model " + supplied;
    }

    @Test
    void itIsTestedPublishedAndAskedLikeATrainedOne() throws IOException {
        JsonNode model = JSON.readTree(ok(terminal.run("train --json --model tabular_classifier" + learning))
                .out());

        assertThat(model.path("baselines").findValuesAsText("name"))
                .containsExactly("frequency", "logistic_regression");
        assertThat(model.path("gates").findValuesAsText("gate"))
                .contains("above_limit_auc", "stable_under_jitter", "latency_p99_ms", "memory_mb");
        // As scikit-learn has it of Python's predictions.
        assertThat(model.path("metrics").path("auc").asDouble()).isCloseTo(0.6097782624500182, within(1e-9));
        String version = model.path("version").asText();
        published(folder.resolve("warehouse/models/tabular_classifier/" + version));
        String reference = "tabular_classifier@" + version;
        JsonNode evaluated =
                JSON.readTree(ok(terminal.run("evaluate --json --model " + reference + " --table " + table))
                        .out());
        assertThat(evaluated.path("metrics").path("auc"))
                .isEqualTo(model.path("metrics").path("auc"));
        ok(terminal.run("models verify " + reference));
        predictedAsPythonDoes(reference);
        packaged(reference);
    }

    /** The file as it came, and in words and records that it was not trained here. */
    private static void published(Path version) throws IOException {
        assertThat(entry(version.resolve("model.zip"), "catboost.cbm")).isEqualTo(Files.readAllBytes(supplied));
        assertThat(Files.readString(version.resolve("model-card.md")))
                .contains("The trees were supplied as a file of CatBoost and not trained by Undercut")
                .contains("every figure here holds only if the test rows were not among them")
                .contains("permutation importance");
        assertThat(Files.readString(version.resolve("report.html"))).contains("supplied as a file of CatBoost");
        JsonNode recipe =
                JSON.readTree(version.resolve("lineage.json").toFile()).path("recipe");
        assertThat(recipe.path("configuration").path("algorithm").asText()).isEqualTo("catboost");
        assertThat(recipe.path("configuration").path("supplied").path("sha256").asText())
                .isEqualTo(Checksum.sha256(Files.readAllBytes(supplied)));
        assertThat(recipe.path("step").path("name").asText()).isEqualTo("catboost-prediction 1.2.7");
    }

    private static void predictedAsPythonDoes(String reference) throws IOException {
        Map<String, Double> predicted =
                probabilities(ok(terminal.run(List.of("predict", "--model", reference, "--table", table.toString())))
                        .out());
        Map<String, Double> python = probabilities(new String(resource("payments.csv"), StandardCharsets.UTF_8));

        assertThat(python)
                .hasSize(50)
                .allSatisfy((row, probability) -> assertThat(predicted.get(row)).isCloseTo(probability, within(1e-6)));
    }

    /** By the number of the row. */
    private static Map<String, Double> probabilities(String csv) {
        List<String> lines = csv.strip().lines().toList();
        int place = List.of(lines.get(0).split(",")).indexOf("probability");
        Map<String, Double> probabilities = new TreeMap<>();
        lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> probabilities.put(cells[0], Double.parseDouble(cells[place])));
        return probabilities;
    }

    private static void packaged(String reference) {
        Path zip = folder.resolve("model.zip");
        ok(terminal.run("models package " + reference + " --to " + zip));
        try (PackagedModel model = PackagedModel.open(zip)) {
            assertThat(model.predict(Map.of("amount", 900, "payments_24h", 9))).hasSize(2);
        }

        Ended onnx =
                terminal.run("models package " + reference + " --format onnx --to " + folder.resolve("model.onnx"));

        assertThat(onnx.code()).isEqualTo(2);
        assertThat(onnx.err().strip().lines())
                .singleElement()
                .asString()
                .contains("CatBoostClassifier.save_model(\"model.onnx\", format=\"onnx\")");
        assertThat(folder.resolve("model.onnx")).doesNotExist();
    }

    @Test
    void aRunGoesOnWithTheFileItBeganWithAlone() throws IOException {
        Path own = folder.resolve("own.cbm");
        Files.copy(supplied, own);
        Path place = folder.resolve("broken");
        Terminal unlucky = Terminal.withFlinkAndMishap(place, "build features of tabular_classifier", () -> {
            throw new Fault(FaultReason.WORKER_CRASH, "a worker is gone");
        });
        Ended failed = unlucky.run("pipeline run --models tabular_classifier --run-id torn"
                + learning.replace(supplied.toString(), own.toString()));
        assertThat(failed.code()).as(failed.err()).isGreaterThanOrEqualTo(128);
        byte[] before = Files.readAllBytes(own);
        before[before.length - 1]++;
        Files.write(own, before);
        Terminal quiet = Terminal.withFlink(place);

        Ended other = quiet.run("pipeline resume torn");

        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("own.cbm has changed since the run began; put it back as it was");
        Files.write(own, Files.readAllBytes(supplied));
        Ended whole = quiet.run("pipeline resume torn");
        // So few rows may tell too little to promote on.
        assertThat(whole.code()).as(whole.err()).isIn(0, 4);
        assertThat(whole.err()).contains("supplied, not trained here: sha256 ");
    }

    @Test
    void aFileThatWouldTakeTheProcessWithItIsRefused() throws IOException {
        byte[] damaged = Files.readAllBytes(supplied);
        damaged[BESIDE_A_TREE] ^= (byte) 0x80;
        Path file = folder.resolve("damaged.cbm");
        Files.write(file, damaged);

        Ended refused = Terminal.withoutFlink(folder.resolve("none"))
                .run("train --model tabular_classifier" + learning.replace(supplied.toString(), file.toString()));

        assertThat(refused.code()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err())
                .contains("damaged.cbm is damaged, CatBoost crashes on it", "copy it again from where it was trained");
        assertThat(refused.err().strip().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --model tabular_classifier TABLE --algorithm catboost                             | 2 | --algorithm is catboost, which has no trainer on the JVM; train it in Python and give its file with --supplied-model FILE.cbm",
                "train --model tabular_classifier TABLE --supplied-model CBM                             | 2 | add --algorithm catboost",
                "train --model tabular_classifier TABLE --algorithm xgboost --supplied-model CBM         | 2 | add --algorithm catboost",
                "train --model tabular_classifier TABLE --algorithm catboost --supplied-model none.cbm   | 3 | none.cbm does not exist; check the path",
                "train --model tabular_classifier TABLE --algorithm catboost --supplied-model FOLDER     | 3 | is a folder; must be a file that CatBoost wrote",
                "train --model tabular_classifier TABLE --algorithm catboost --supplied-model CSV        | 3 | is not a CatBoost model: it does not begin with CBM1",
                "train --model tabular_classifier TABLE --algorithm catboost --supplied-model CBM --set training.trees=9 | 2 | --set training.trees is of a training, and a supplied model is not trained",
                "train --model tabular_classifier TABLE --algorithm catboost --supplied-model CBM --warm-start champion  | 2 | is supplied trees of CatBoost",
                "train --model tabular_classifier TABLE --algorithm catboost --supplied-model CBM --from-savepoint x     | 2 | a supplied model is not trained; leave one of them out",
                "train --model tabular_classifier TABLE --without amount --algorithm catboost --supplied-model CBM | 3 | reads 26 inputs, the type has 25: unknown are amount; train it on exactly those columns of features.parquet",
                "train --model race_winner --algorithm catboost --supplied-model CBM --folds 3           | 2 | --folds trains one model a fold, and a supplied model is not trained",
                "train --model race_winner --algorithm catboost --supplied-model CBM                     | 3 | has no results, of which the features of race_winner are made",
                "train --model tire_degradation --algorithm catboost --supplied-model CBM                | 2 | tire_degradation can be learned by network",
                "train --model tire_degradation --supplied-model CBM                                     | 2 | is a network, of which none can be supplied; leave it out",
                "pipeline run --models race_winner,pit_window --algorithm catboost --supplied-model CBM  | 2 | --algorithm is of one model, and the run has 2; name one with --models"
            })
    void whatDoesNotGoTogetherIsRefusedInOneLine(String command, int code, String message) {
        Terminal none = Terminal.withoutFlink(folder.resolve("none"));

        Ended refused = none.run(command.strip()
                .replace("TABLE", "--table " + table + " --label is_fraud --time time --id transaction_id,card")
                .replace("CBM", supplied.toString())
                .replace("FOLDER", folder.toString())
                .replace("CSV", table.toString()));

        assertThat(refused.code()).as(refused.err()).isEqualTo(code);
        assertThat(refused.err()).contains(message);
        assertThat(refused.err().strip().lines()).hasSize(1);
    }

    @Test
    void aFileBeyondWhatAModelMayBeIsRefusedUnread() throws IOException {
        Path huge = folder.resolve("huge.cbm");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }

        Ended refused = Terminal.withoutFlink(folder.resolve("none"))
                .run("train --model pit_window --algorithm catboost --supplied-model " + huge);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err())
                .contains("huge.cbm has 3,221,225,472 bytes; must have at most 268,435,456: train fewer");
    }

    private static byte[] entry(Path archive, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError(archive + " has no entry " + name);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SuppliedModelXIT.class.getResourceAsStream("/catboost/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
