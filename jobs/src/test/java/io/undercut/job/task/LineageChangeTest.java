package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.zoo.provenance.DatasetFingerprint;
import io.undercut.zoo.provenance.FeatureSetFingerprint;
import io.undercut.zoo.provenance.RaceSets;
import io.undercut.zoo.provenance.StepFingerprint;
import io.undercut.zoo.provenance.TrainingIdentity;
import io.undercut.zoo.provenance.TrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageChangeTest {
    private static TrainingIdentity made(String data, long seed, String race, ObjectNode configuration) {
        return new TrainingIdentity(
                "tires",
                new FeatureSetFingerprint("tires", "abc", "1".repeat(64)),
                List.of(new DatasetFingerprint("laps/season=2023", data.repeat(64), 1_200)),
                new RaceSets(List.of("2023-01", race), List.of("2023-09"), List.of("2024-01")),
                new TrainingSettings(configuration, seed, 4, new StepFingerprint("fused", List.of()), "development"));
    }

    private static ObjectNode configuration(int rounds) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.putObject("boosting").put("rounds", rounds);
        configuration.putArray("widths").add(64).add(32);
        return configuration;
    }

    @Test
    void whatIsTheSameIsNotTold() {
        assertThat(LineageChange.between(
                        made("a", 42, "2023-02", configuration(9)), made("a", 42, "2023-02", configuration(9))))
                .isEmpty();
    }

    @Test
    void dataRacesSeedAndSettingsAreToldByTheirPlace() {
        ObjectNode longer = configuration(20);
        longer.withArray("widths").add(16);

        assertThat(LineageChange.between(made("a", 42, "2023-02", configuration(9)), made("b", 7, "2023-03", longer)))
                .containsExactly(
                        new LineageChange(
                                "data laps/season=2023",
                                "1,200 rows, sha256 aaaaaaaaaaaa",
                                "1,200 rows, sha256 bbbbbbbbbbbb"),
                        new LineageChange(
                                "races.train",
                                "2 races of 2023, 2023-01 … 2023-02",
                                "2 races of 2023, 2023-01 … 2023-03"),
                        new LineageChange("seed", "42", "7"),
                        new LineageChange("settings.boosting.rounds", "9", "20"),
                        new LineageChange("settings.widths.2", LineageChange.NONE, "16"));
    }
}
