package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.featureset.ColumnStatistics;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.featureset.FeatureStatistics;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeaturePageTest {
    private static final FeatureSetManifest MANIFEST = FeatureSetManifest.of(
            "tire_degradation",
            "0123456789ab",
            List.of(new FeaturePartition(0, "partition=000/examples.parquet", 1, "ab".repeat(32), List.of("2024-01"))),
            new FeatureSchema(
                    List.of(
                            new Feature("tire_age", "laps", "tire age on the target lap"),
                            new Feature("pace_vs_field_s", "s", "anchor less other cars' median; 0 when few")),
                    new Feature("lap_time_loss_s", "s", "lap-time loss against the anchor")),
            KeyColumns.LAPS,
            List.of(),
            List.of());

    private final String page = FeaturePage.of(
            MANIFEST,
            new FeatureStatistics(
                    "0123456789ab",
                    List.of(
                            ColumnStatistics.of("tire_age", values(20)),
                            ColumnStatistics.of("pace_vs_field_s", values(-1)),
                            ColumnStatistics.of("lap_time_loss_s", values(2)))));

    @Test
    void labelsStandApartFromFeatures() throws IOException {
        // Left in the build folder, to be looked at in a browser.
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("sample-features.html"), page);
        int features = page.indexOf("id=\"features-title\"");
        int labels = page.indexOf("id=\"labels-title\"");

        assertThat(between(features, page.indexOf("</section>", features)))
                .contains("tire_age", "pace_vs_field_s")
                .doesNotContain("lap_time_loss_s");
        assertThat(between(labels, page.indexOf("</section>", labels)))
                .contains("lap_time_loss_s")
                .doesNotContain("tire_age");
    }

    @Test
    void everyHistogramHasTwoAxesWithTheirEnds() {
        assertThat(page.split("<svg ", -1)).hasSize(4);
        for (String svg : page.split("<svg ", -1)) {
            if (svg.startsWith("class=\"histogram\"")) {
                String own = svg.substring(0, svg.indexOf("</svg>"));
                assertThat(own).contains("<path ");
                assertThat(own.split("<text ", -1))
                        .as("most rows, none, low, high")
                        .hasSize(5);
            }
        }
    }

    @Test
    void aShareStaysOnOneLineAndOneIsSingular() {
        assertThat(page).contains(">0.0&nbsp;%<").doesNotContain("0.0 %");
        assertThat(page).contains("scroll it sideways");
    }

    private String between(int from, int to) {
        return page.substring(from, to);
    }

    private static float[] values(double around) {
        Random random = new Random(7);
        float[] values = new float[2000];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) (around + random.nextGaussian());
        }
        return values;
    }
}
