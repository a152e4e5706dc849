package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.job.featureset.SmallSet;
import io.undercut.job.launch.Terminal.Ended;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts are of what a model can be asked, for the driver that somebody means. */
class PredictXIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Zoo OF_LAP_THREE = new Zoo(
            new ModelCatalog(List.of(ModelTypesXIT.TREES_OF_NUMBERS.asked(3))),
            new FeatureSetCatalog(List.of(new SmallSet())));

    @TempDir
    private static Path folder;

    private static OpenFlink flink;
    private static Terminal terminal;
    private static String predict;

    @BeforeAll
    static void trainOnce() throws IOException {
        flink = UnwatchedFlink.open(2, Integer.parseInt(Terminal.UI_PORT));
        terminal = Terminal.sharing(flink, folder.resolve("warehouse")).with(OF_LAP_THREE);
        ok(terminal.run("data simulate --seasons 2 --races 2 --first-season 2022"));
        JsonNode model = JSON.readTree(ok(terminal.run("train --json --model trees_of_numbers --set training.trees=3"))
                .out());
        predict = "predict --race 2023-01 --model trees_of_numbers@"
                + model.path("version").asText();
    }

    @AfterAll
    static void stop() {
        flink.close();
    }

    @Test
    void rowsOfLapsThatItNeverLearnedFromAreLeftOutAndSaidToBe() throws IOException {
        Ended newest = ok(terminal.run(predict + " --json"));
        Ended all = ok(terminal.run(predict + " --json --lap all"));

        assertThat(JSON.readTree(newest.out()).path("forecasts"))
                .isNotEmpty()
                .allMatch(forecast -> forecast.path("lap").asInt() == 3);
        assertThat(all.out()).isEqualTo(newest.out());
        assertThat(newest.err())
                .containsPattern("trees_of_numbers can be asked at the end of lap 3 alone: left out [0-9,]+ rows of"
                        + " other laps");
    }

    @Test
    void aDriverMayBeTypedOtherwiseAndThatIsSaid() throws IOException {
        String driver = JSON.readTree(ok(terminal.run(predict + " --json")).out())
                .at("/forecasts/0/driver")
                .asText();
        String typed = driver.toLowerCase(Locale.ROOT);

        Ended told = ok(terminal.run(predict + " --driver " + typed));

        assertThat(told.out()).contains(driver);
        assertThat(told.err()).contains("--driver " + typed + " is " + driver + " in these tables");
        assertThat(terminal.run(predict + " --driver nobody-at-all").err())
                .contains("--driver is 'nobody-at-all'; in 2023-01 there are forecasts for ");
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
