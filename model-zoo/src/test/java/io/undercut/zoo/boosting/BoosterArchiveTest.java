package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import io.undercut.zoo.model.BoosterSpec.Trees;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.provenance.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives are files that others can write to. */
class BoosterArchiveTest {
    @ParameterizedTest
    @EnumSource(Library.class)
    void severalThreadsPredictAtOnceWhatOneDoes(Library library) throws Exception {
        byte[] archive = archive(library);
        float[] rows = features(500);
        try (Model model = BoosterArchive.read(archive)) {
            float[] alone = model.predict(rows, 500);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            Callable<float[]> asked = () -> model.predict(rows, 500);

            for (Future<float[]> answer : threads.invokeAll(
                    IntStream.range(0, 40).mapToObj(each -> asked).toList())) {
                assertThat(answer.get()).isEqualTo(alone);
            }
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void anArchiveThatLacksAPartOfItsTreesIsRefused(Library library) {
        byte[] archive = archive(library);
        // Behind the entries comes their list, which nobody needs.
        int entries = archive.length - 300;

        for (int length = 0; length < entries; length += 97) {
            byte[] torn = Arrays.copyOf(archive, length);
            assertThatThrownBy(() -> BoosterArchive.read(torn).close())
                    .as("%d of %d bytes", length, archive.length)
                    .isInstanceOf(Fault.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void treesThatAreNoneOfTheLibrarysAreRefused(Library library) {
        byte[] archive = BoosterArchive.write(spec(library, 2), "no trees".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> BoosterArchive.read(archive).close())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("the model file's trees are not");
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void treesOfOtherInputsThanTheirSpecificationAreRefused(Library library) {
        byte[] archive = BoosterArchive.write(spec(library, 3), trees(library));

        assertThatThrownBy(() -> BoosterArchive.read(archive).close())
                .isInstanceOf(Fault.class)
                .hasMessageContaining("read 2 inputs, its specification 3");
    }

    @Test
    void anEntryThatNoModelHasIsRefusedUnopened() {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("booster.json", CanonicalJson.write(spec(Library.XGBOOST, 2)));
        entries.put("../../startup.sh", new byte[3]);
        byte[] archive = ArchiveLayout.write(entries);

        assertThatThrownBy(() -> BoosterArchive.check(archive)).hasMessageContaining("that no model has");
        assertThatThrownBy(() -> BoosterArchive.read(archive).close()).hasMessageContaining("that no model has");
    }

    @Test
    void anArchiveOfANetworkIsNone() {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("xgboost.ubj", new byte[3]);
        byte[] archive = ArchiveLayout.write(entries);

        assertThatThrownBy(() -> BoosterArchive.check(archive)).hasMessageContaining("lacks booster.json");
    }

    /** It stands in every model's lineage. */
    @Test
    void theLibrariesAreOfTheVersionsThatModelsAreSaidToBeOf() throws Exception {
        Properties xgboost = new Properties();
        try (var in = Library.class.getResourceAsStream("/xgboost4j-version.properties")) {
            xgboost.load(in);
        }
        String lightgbm = io.github.metarank.lightgbm4j.LGBMBooster.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();

        assertThat(xgboost.getProperty("version")).isEqualTo(Library.XGBOOST.version());
        assertThat(lightgbm).contains("lightgbm4j-" + Library.LIGHTGBM.version());
    }

    private static byte[] archive(Library library) {
        return BoosterArchive.write(spec(library, 2), trees(library));
    }

    private static byte[] trees(Library library) {
        float[] features = features(200);
        float[] labels = new float[200];
        for (int row = 0; row < 200; row++) {
            labels[row] = features[2 * row] * 3 - features[2 * row + 1];
        }
        ExampleTable rows = new ExampleTable(2, features, labels);
        try (Boosting boosting = Boosting.of(spec(library, 2), 7, rows, rows, null)) {
            boosting.boost(0, 5);
            return boosting.trees();
        }
    }

    private static float[] features(int rows) {
        float[] features = new float[2 * rows];
        for (int at = 0; at < features.length; at++) {
            features[at] = (at * 37 % 101) / 10f;
        }
        return features;
    }

    private static BoosterSpec spec(Library library, int inputs) {
        return new BoosterSpec(library, Objective.SQUARED_ERROR, inputs, 1, 0.3, Trees.ofDepth(3, 1, 1), Sampling.ALL);
    }
}
