package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.boosting.SuppliedArchive.Supplied;
import io.undercut.zoo.boosting.SuppliedSpec.Kind;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.onnx.OnnxGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that {@code catboost/make.py} trained, beside what Python predicts with them. */
class SuppliedArchiveTest {
    private static final List<String> INPUTS = List.of("amount", "age_days", "visits", "hour");
    private static final List<String> TWO = List.of("good", "fraud");
    private static final List<String> THREE = List.of("low", "middle", "high");
    private static final String SHOWN = "--supplied-model model.cbm";

    @ParameterizedTest
    @ValueSource(strings = {"binary", "permuted"})
    void probabilitiesOfTwoClassesArePythons(String name) throws IOException {
        Expected expected = Expected.read();

        assertThat(predicted(asked(Kind.BINARY, 2, TWO), name, expected.features()))
                .hasSize(2 * expected.rows())
                .satisfies(both -> IntStream.range(0, expected.rows()).forEach(row -> {
                    assertThat((double) both[2 * row + 1]).isCloseTo(expected.of(name, row), within(1e-6));
                    assertThat((double) both[2 * row]).isCloseTo(1 - expected.of(name, row), within(1e-6));
                }));
        float[] one = predicted(asked(Kind.BINARY, 1, List.of("chosen")), name, expected.features());
        for (int row = 0; row < expected.rows(); row++) {
            assertThat((double) one[row]).isCloseTo(expected.of(name, row), within(1e-6));
        }
    }

    @Test
    void probabilitiesOfThreeClassesArePythons() throws IOException {
        Expected expected = Expected.read();

        float[] shares = predicted(asked(Kind.MULTICLASS, 3, THREE), "classes", expected.features());

        for (int at = 0; at < shares.length; at++) {
            assertThat((double) shares[at]).isCloseTo(expected.of("class_" + at % 3, at / 3), within(1e-6));
        }
    }

    @Test
    void numbersArePythons() throws IOException {
        Expected expected = Expected.read();

        float[] numbers = predicted(asked(Kind.NUMBER, 1, List.of()), "number", expected.features());

        for (int row = 0; row < numbers.length; row++) {
            double python = expected.of("number", row);
            // A float near 90 has steps of 8e-6.
            assertThat((double) numbers[row]).isCloseTo(python, within(1e-6 * Math.abs(python)));
        }
    }

    @Test
    void severalThreadsPredictAtOnceWhatOneDoes() throws Exception {
        float[] rows = Expected.read().features();
        byte[] archive = SuppliedArchive.write(asked(Kind.BINARY, 2, TWO), file("binary"));
        try (Model model = SuppliedFormat.ARCHIVE.open(archive)) {
            float[] alone = model.predict(rows, rows.length / 4);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            Callable<float[]> asked = () -> model.predict(rows, rows.length / 4);

            for (Future<float[]> answer : threads.invokeAll(
                    IntStream.range(0, 400).mapToObj(each -> asked).toList())) {
                assertThat(answer.get()).isEqualTo(alone);
            }
            threads.shutdown();
            assertThat(model.predict(new float[0], 0)).isEmpty();
        }
    }

    @Test
    void aFileIsKeptAsItCameAndTold() throws IOException {
        byte[] file = file("binary");
        SuppliedSpec asked = asked(Kind.BINARY, 2, TWO);

        Supplied told = SuppliedArchive.look(asked, SHOWN, file);
        byte[] archive = SuppliedArchive.write(asked, file);

        assertThat(told.trees()).isEqualTo(12);
        assertThat(told.bytes()).isEqualTo(file.length);
        assertThat(told.loss()).isEqualTo("Logloss");
        assertThat(told.sha256()).matches("[0-9a-f]{64}");
        assertThat(archive).isEqualTo(SuppliedArchive.write(asked, file));
        assertThat(SuppliedFormat.ARCHIVE.isOf(archive)).isTrue();
        assertThat(BoosterFormat.ARCHIVE.isOf(archive)).isFalse();
        assertThat(layout().read(archive).get("catboost.cbm")).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "binary     | MULTICLASS | 3 | was trained with the loss Logloss, and what is predicted here is 3 classes; train a CatBoostClassifier with one of MultiClass",
                "binary     | NUMBER     | 1 | was trained with the loss Logloss, and what is predicted here is a number; train a CatBoostRegressor with one of Expectile, Huber",
                "number     | BINARY     | 2 | was trained with the loss RMSE, and what is predicted here is 2 classes; train a CatBoostClassifier with one of CrossEntropy, Logloss",
                "uncertain  | NUMBER     | 1 | was trained with the loss RMSEWithUncertainty",
                "classes    | MULTICLASS | 4 | predicts 3 values a row, the label needs 4; train it on the label's column of features.parquet, whose values are 0, 1, 2, 3",
                "words      | BINARY     | 2 | tells apart the classes no, yes, the label has 0, 1; train it on the label's column",
                "nameless   | BINARY     | 2 | reads 4 inputs, the type has 4: missing are amount, age_days, visits, hour, unknown are 0, 1, 2, 3; train it on exactly those columns",
                "categories | BINARY     | 2 | reads categories, texts or embeddings (shop), and inputs here are numbers; train it on the encoded columns of features.parquet",
                "texts      | BINARY     | 2 | reads categories, texts or embeddings (shop), and inputs here are numbers; train it on the encoded columns of features.parquet"
            })
    void aModelOfSomethingElseIsRefusedInOneLine(String name, Kind kind, int outputs, String message)
            throws IOException {
        byte[] file = file(name);
        List<String> classes = switch (outputs) {
            case 1 -> List.of();
            case 2 -> TWO;
            case 3 -> THREE;
            default -> List.of("a", "b", "c", "d");
        };

        refused(() -> SuppliedArchive.look(asked(kind, outputs, classes), SHOWN, file), SHOWN + " " + message);
    }

    @Test
    void aModelOfFewerOrMoreInputsIsToldWhich() throws IOException {
        byte[] file = file("binary");
        SuppliedSpec fewer = new SuppliedSpec(Kind.BINARY, 2, List.of("amount", "age_days", "visits"), TWO);
        SuppliedSpec more =
                new SuppliedSpec(Kind.BINARY, 2, List.of("amount", "age_days", "visits", "hour", "shop_rate"), TWO);

        refused(() -> SuppliedArchive.look(fewer, SHOWN, file), "reads 4 inputs, the type has 3: unknown are hour;");
        refused(
                () -> SuppliedArchive.look(more, SHOWN, file),
                "reads 4 inputs, the type has 5: missing are shop_rate;");
    }

    @Test
    void whatIsNoCatBoostFileIsRefused() {
        byte[] json = "{\"oblivious_trees\":[]}".getBytes(StandardCharsets.UTF_8);

        for (byte[] none : List.of(json, new byte[0], "CBM1".getBytes(StandardCharsets.UTF_8))) {
            refused(
                    () -> SuppliedArchive.look(asked(Kind.BINARY, 2, TWO), SHOWN, none),
                    "is not a CatBoost model: it does not begin with CBM1; write it in Python with model.save_model(");
        }
    }

    @Test
    void aFileThatIsCutShortIsRefusedAtAnyLength() throws IOException {
        byte[] file = file("binary");

        for (int length = 8; length < file.length; length += 97) {
            byte[] torn = Arrays.copyOf(file, length);
            refused(() -> SuppliedArchive.look(asked(Kind.BINARY, 2, TWO), SHOWN, torn), "is cut short: it has ");
        }
    }

    @Test
    void aFileWhoseTreesAreRubbishIsRefused() throws IOException {
        byte[] file = file("binary");
        Arrays.fill(file, 8, file.length, (byte) 0x5a);

        refused(
                () -> SuppliedArchive.look(asked(Kind.BINARY, 2, TWO), SHOWN, file),
                "is damaged, CatBoost cannot read it");
    }

    @Test
    void aFileThatCatBoostsOwnJavaStumblesOverIsRefused() throws IOException {
        byte[] flipped = file("binary");
        // The place of a feature.
        flipped[8_979] ^= (byte) 0x40;

        refused(() -> SuppliedArchive.look(asked(Kind.BINARY, 2, TWO), SHOWN, flipped), "is damaged, CatBoost cannot");
    }

    @Test
    void anArchiveWithAnotherFileThanWasSuppliedIsRefused() throws IOException {
        SuppliedSpec asked = asked(Kind.BINARY, 2, TWO);
        LinkedHashMap<String, byte[]> entries =
                new LinkedHashMap<>(layout().read(SuppliedArchive.write(asked, file("binary"))));
        entries.put("catboost.cbm", file("permuted"));
        byte[] other = ArchiveLayout.write(entries);

        refused(() -> SuppliedFormat.ARCHIVE.open(other), "catboost.cbm is not the one that was supplied");
    }

    @Test
    void onnxIsToBeWrittenInPython() throws IOException {
        byte[] archive = SuppliedArchive.write(asked(Kind.BINARY, 2, TWO), file("binary"));

        assertThatThrownBy(() -> SuppliedFormat.ARCHIVE.describe(archive, (OnnxGraph) null))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("CatBoostClassifier.save_model(\"model.onnx\", format=\"onnx\")")
                .extracting(fault -> ((Fault) fault).reason())
                .isEqualTo(Fault.configuration("").reason());
    }

    private static void refused(Callable<?> looking, String message) {
        assertThatThrownBy(looking::call)
                .isInstanceOf(Fault.class)
                .hasMessageContaining(message)
                .satisfies(fault -> {
                    assertThat(fault.getMessage().lines()).hasSize(1);
                    assertThat(((Fault) fault).reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE);
                });
    }

    private static SuppliedSpec asked(Kind kind, int outputs, List<String> classes) {
        return new SuppliedSpec(kind, outputs, INPUTS, classes);
    }

    private static float[] predicted(SuppliedSpec asked, String name, float[] features) throws IOException {
        byte[] file = file(name);
        SuppliedArchive.look(asked, SHOWN, file);
        try (Model model = SuppliedFormat.ARCHIVE.open(SuppliedArchive.write(asked, file))) {
            assertThat(model.outputs()).isEqualTo(asked.outputs());
            return model.predict(features, features.length / INPUTS.size());
        }
    }

    private static ArchiveLayout layout() {
        return new ArchiveLayout(Map.of("supplied.json", 1 << 20, "catboost.cbm", 1 << 20), List.of("catboost.cbm"));
    }

    private static byte[] file(String name) throws IOException {
        return resource(name + ".cbm");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SuppliedArchiveTest.class.getResourceAsStream("/catboost/" + name)) {
            return in.readAllBytes();
        }
    }

    /**
     * Rows and what Python predicts for them.
     *
     * @param header names of the columns
     * @param cells the rows; NaN is empty
     */
    private record Expected(List<String> header, List<double[]> cells) {
        static Expected read() throws IOException {
            List<String> lines = new String(resource("expected.csv"), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return new Expected(
                    List.of(lines.get(0).split(",", -1)),
                    lines.stream()
                            .skip(1)
                            .map(line -> Arrays.stream(line.split(",", -1))
                                    .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                                    .toArray())
                            .toList());
        }

        int rows() {
            return cells.size();
        }

        double of(String column, int row) {
            return cells.get(row)[header.indexOf(column)];
        }

        float[] features() {
            float[] features = new float[rows() * INPUTS.size()];
            for (int row = 0; row < rows(); row++) {
                for (int input = 0; input < INPUTS.size(); input++) {
                    features[row * INPUTS.size() + input] = (float) of(INPUTS.get(input), row);
                }
            }
            return features;
        }
    }
}
