package io.undercut.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.undercut.zoo.catalog.TireDegradation;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.NetworkArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenModelZipTest {
    private static final int WIDTH = TireDegradation.INPUTS.size();
    private static final int ROWS = 5;

    @TempDir
    private Path folder;

    /** Scales far from 0 and 1, of features as of the label: left out, or in another order, they give other numbers. */
    @ParameterizedTest
    @EnumSource
    void theExampleGivesTheProductsPredictionsOfAPublishedModel(LocalSteps steps) throws Exception {
        byte[] archive = archive(steps);
        Path modelZip = Files.write(folder.resolve("model.zip"), archive);
        SplittableRandom random = new SplittableRandom(8);
        float[][] rows = new float[ROWS][WIDTH];
        float[] inARow = new float[ROWS * WIDTH];
        for (int at = 0; at < inARow.length; at++) {
            inARow[at] = 100 + at % WIDTH + 5 * (float) (random.nextDouble() * 2 - 1);
            rows[at / WIDTH][at % WIDTH] = inARow[at];
        }

        float[] theirs = OpenModelZip.predict(modelZip.toFile(), rows);

        try (Model model = NetworkArchive.read(archive)) {
            assertThat(theirs).containsExactly(model.predict(inARow, ROWS), offset(1e-4f));
        }
        assertThat(theirs[0]).isNotCloseTo(theirs[1], offset(1e-2f));
    }

    private static byte[] archive(LocalSteps steps) {
        NetworkSpec network = TireDegradation.network(0.002, 100);
        Standardisation scales = new Standardisation(
                IntStream.range(0, WIDTH).mapToObj(at -> new Scale(100 + at, 5)).toList(), new Scale(40, 3));
        try (LocalStep step = steps.open(network, 42, ROWS)) {
            return NetworkArchive.write(steps, network, 42, step.state(), scales);
        }
    }
}
