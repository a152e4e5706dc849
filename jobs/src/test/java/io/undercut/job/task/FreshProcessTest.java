package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.testing.ModelPackages;
import io.undercut.zoo.catalog.GateLimits;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.packaging.ModelCost;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.PackageFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreshProcessTest {
    private static final ModelCost.Rows ROWS = new ModelCost.Rows(new float[] {1, 2, 3, 4, 5, 6}, new int[0], 2);

    private static byte[] archive() {
        List<Feature> inputs = Stream.of("c0", "c1", "c2")
                .map(name -> new Feature(name, "s", "a column"))
                .toList();
        List<PackageFile> files = ModelPackages.files("", "somewhere");
        files.set(0, PackageFile.identity(ModelPackage.MODEL, ModelPackages.network(7)));
        files.set(
                1,
                PackageFile.identity(
                        ModelPackage.SIGNATURE,
                        CanonicalJson.write(new ModelSignature(
                                inputs, new Feature("label", "s", "a label"), List.of(), List.of(), null))));
        return new ModelPackage("wear", files).archive(Instant.EPOCH);
    }

    @Test
    void aSmallNetworkIsQuickAndNeedsLittleMemory() {
        Footprint found = new FreshProcess().of(archive(), ROWS, GateLimits.USUAL);

        assertThat(found.trouble()).isEmpty();
        assertThat(found.singles()).isPositive();
        assertThat(found.singleMs()).isBetween(0.0, 100.0);
        assertThat(found.memoryMb()).isBetween(10.0, 500.0);
    }

    @Test
    void whatCannotBeOpenedIsNotMeasuredAndItIsSaidWhy() {
        Footprint found = new FreshProcess().of(new byte[] {1, 2, 3}, ROWS, GateLimits.USUAL);

        assertThat(found.trouble()).startsWith("the process ended with 1: ").contains("not a whole archive");
    }

    @Test
    void aModelThatTakesMoreThanItMayIsNotMeasuredFurther() {
        Footprint found = new FreshProcess().of(archive(), ROWS, GateLimits.USUAL.costing(100, 4));

        assertThat(found.trouble()).startsWith("the process ended with 1: ");
    }
}
