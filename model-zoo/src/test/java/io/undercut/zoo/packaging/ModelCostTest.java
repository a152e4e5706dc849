package io.undercut.zoo.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.ModelPackages;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCostTest {
    private static final ModelCost.Rows ROWS =
            new ModelCost.Rows(new float[] {0.5f, -1, 2, Float.NaN, 0, 1}, new int[0], 2);

    @TempDir
    private Path folder;

    /** A package that nobody has published. */
    private Path archive() throws IOException {
        List<PackageFile> files = ModelPackages.files("", "somewhere");
        files.set(0, PackageFile.identity(ModelPackage.MODEL, ModelPackages.network(7)));
        Feature label = new Feature("label", "s", "a label");
        List<Feature> inputs = List.of(
                new Feature("c0", "s", "a column"),
                new Feature("c1", "s", "a column"),
                new Feature("c2", "s", "a column"));
        files.set(
                1,
                PackageFile.identity(
                        ModelPackage.SIGNATURE,
                        CanonicalJson.write(new ModelSignature(inputs, label, List.of(), List.of(), null))));
        ModelPackage model = new ModelPackage("wear", files);
        return Files.write(folder.resolve("wear.model"), model.archive(Instant.EPOCH));
    }

    @Test
    void aPackageIsOpenedAsAnyWouldAndItsPredictionsAreTimed() throws IOException {
        Path rows = folder.resolve("rows");
        ROWS.write(rows);
        Path answer = folder.resolve("answer.json");

        ModelCost.main(new String[] {archive().toString(), rows.toString(), answer.toString()});

        Footprint found = CanonicalJson.read(Files.readAllBytes(answer), Footprint.class, "answer");
        assertThat(found.singles()).isPositive();
        assertThat(found.batches()).isPositive();
        assertThat(found.singleMs()).isPositive();
        assertThat(found.batchMs()).isGreaterThan(found.singleMs());
        assertThat(found.memoryMb()).isGreaterThan(1);
        assertThat(found.trouble()).isEmpty();
    }

    @Test
    void rowsComeBackWithTheirLengths() {
        Path file = folder.resolve("rows");
        new ModelCost.Rows(new float[] {1, Float.NaN, 3}, new int[] {1, 2, 3}, 3).write(file);

        ModelCost.Rows back = ModelCost.Rows.read(file);

        assertThat(back.features()).containsExactly(1, Float.NaN, 3);
        assertThat(back.lengths()).containsExactly(1, 2, 3);
        assertThat(back.rows()).isEqualTo(3);
    }
}
