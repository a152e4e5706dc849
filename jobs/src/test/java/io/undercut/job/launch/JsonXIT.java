package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code --json} of every command that succeeds: exactly one object on stdout. Commands that fail are in {@code JsonFailureTest}, those
 * that need a cluster of their own in {@code ClusterIT}.
 */
public class JsonXIT {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    private static Path folder;

    private static Terminal terminal;

    @BeforeAll
    static void trainOnce() throws IOException {
        terminal = Terminal.withFlink(folder.resolve("warehouse"));
        assertThat(object(terminal.run("data simulate --seasons 2 --races 2 --first-season 2023 --json"))
                        .path("kept")
                        .asInt())
                .isPositive();
        JsonNode run = object(terminal.run(
                "pipeline run --run-id one --workers 2 --set training.epochs=1 --set training.local-steps=2 --json"));
        assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.path("began").asText()).isEqualTo("2026-02-14T02:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data import --from {laps}                               | read",
                "data show                                               | tables",
                "data validate                                           | rules",
                "data export --model tire_degradation --csv {folder}/a.csv | rows",
                "features build --model tire_degradation                 | version",
                "features describe --model tire_degradation              | columns",
                "features prune --model tire_degradation --keep 5        | deleted",
                "train --model tire_degradation --workers 2 --set training.epochs=1 --set training.local-steps=2 | sha256",
                "train --model tire_degradation --workers 2 --set training.epochs=1 --folds 2 --fold-by race | folds",
                "evaluate --model tire_degradation@{version}             | metrics",
                "pipeline status                                         | runs",
                "pipeline status one                                     | tasks",
                "models list                                             | models",
                "models show tire_degradation@{version}                  | version",
                "models verify tire_degradation@{version}                | problems",
                "cluster status                                          | processes",
                "cluster stop                                            | stopped",
            })
    void everyCommandPrintsOneObject(String command, String key) throws IOException {
        Ended ended = terminal.run(filled(command) + " --json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(object(ended).has(key)).as("%s: %s", command, ended.out()).isTrue();
        assertThat(object(ended).has("error")).isFalse();
    }

    @Test
    void theListOfRunsShowsStateDateAndScore() throws IOException {
        JsonNode runs = object(terminal.run("pipeline status --json")).path("runs");
        JsonNode one = StreamSupport.stream(runs.spliterator(), false)
                .filter(run -> run.path("dag_run_id").asText().equals("one"))
                .findFirst()
                .orElseThrow();

        assertThat(one.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(one.path("began").asText()).isEqualTo("2026-02-14T02:00:00Z");
        assertThat(one.at("/models/0/mae").asDouble()).isPositive();
        assertThat(terminal.run("pipeline status").out())
                .contains("SUCCEEDED")
                .contains("2026-02-14T02:00:00Z")
                .contains("one")
                .contains("MAE ");
    }

    @Test
    void theListOfModelsShowsStateDateAndScore() throws IOException {
        JsonNode model =
                object(terminal.run("models list --json")).path("models").get(0);

        assertThat(model.path("created").asText()).isEqualTo("2026-02-14T02:00:00Z");
        assertThat(model.path("mae").asDouble()).isPositive();
        assertThat(model.path("sha256").asText()).hasSize(64);
        assertThat(model.path("latest").isBoolean()).isTrue();
        assertThat(model.path("state").asText()).isIn("LATEST", "PUBLISHED");
        assertThat(terminal.run("models list").out())
                .containsPattern("(?m)^. (latest|published) +tire_degradation@" + version());
    }

    @Test
    void aModelIsShownWithWhatItWasMadeOf() throws IOException {
        assertThat(terminal.run(filled("models show tire_degradation@{version}"))
                        .out())
                .contains("learned from ", " of 2023", "tested on 2 races of 2024", "feature set tire_degradation ")
                .contains("seed 42, 2 replicas, step fused");
    }

    @Test
    void aModelOfWhichNoVersionIsPromotedIsAnsweredWithWhatToType() throws IOException {
        Path copy = folder.resolve("unpromoted");
        FileUtils.copyDirectory(folder.resolve("warehouse").toFile(), copy.toFile());
        Files.deleteIfExists(copy.resolve("models/tire_degradation/latest"));

        Ended ended = Terminal.withoutFlink(copy).run("evaluate --model tire_degradation");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .containsPattern("no version of tire_degradation is promoted yet; name one: --model tire_degradation@"
                        + "[0-9a-f]{12}");
        assertThat(terminal.run("models list").out()).contains("2026-02-14T02:00:00Z MAE ");
    }

    @Test
    void aRunThatIsDoneIsNotTakenUpAndSaysSoAsAnObject() throws IOException {
        Ended ended = terminal.run("pipeline resume one --json");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(object(ended).at("/error/message").asText()).contains("has succeeded");
    }

    @Test
    void aBrokenRuleStandsBesideTheRulesAndAFailedRunBesideItsTasks() throws IOException {
        Path broken = folder.resolve("broken");
        Files.createDirectories(broken.resolve("lake/laps/season=2024"));
        Files.writeString(broken.resolve("lake/laps/season=2024/part-1.parquet"), "no Parquet at all");
        Terminal damaged = Terminal.withFlink(broken);

        Ended validated = damaged.run("data validate --json");
        Ended run = damaged.run("pipeline run --run-id bad --json");

        assertThat(object(validated).at("/error/reason").asText()).isEqualTo("data_validation_failure");
        assertThat(validated.code()).isEqualTo(3);
        assertThat(object(run).at("/error/reason").asText()).isEqualTo("data_validation_failure");
        assertThat(object(run).path("status").asText()).isEqualTo("FAILED");
        assertThat(object(run).path("tasks")).isNotEmpty();
    }

    @Test
    void anEvaluationHasAPageOfItsOwnAndSaysWhichIsBetter() throws IOException {
        String command = filled("evaluate --model tire_degradation@{version}");
        JsonNode result = object(terminal.run(command + " --json"));
        Ended told = terminal.run(command);

        Path page = folder.resolve("warehouse/training/evaluations/tire_degradation")
                .resolve(version())
                .resolve("2024.html");
        assertThat(page)
                .content()
                .contains("<p class=\"kicker\">Evaluation</p>")
                .contains("2024-01 … 2024-02");
        assertThat(result.path("report").asText()).isEqualTo(page.toUri().toString());
        assertThat(result.path("champion").isNull()).isTrue();
        assertThat(told.out())
                .startsWith("tire_degradation@" + version() + " on 2024: MAE ")
                .containsPattern("on [\\d,]+ laps of 2 races; best baseline")
                .containsPattern("\\d % (better|worse)")
                .contains(page.toUri().toString())
                .doesNotContain("promoted", "report.html");
    }

    @Test
    void seasonsThatItLearnedFromAreRefusedBeforeFlinkStarts() throws IOException {
        Ended ended = Terminal.withoutFlink(folder.resolve("warehouse"))
                .run(filled("evaluate --model tire_degradation@{version} --seasons 2023"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("undercut: tire_degradation@" + version()
                        + " learned from 2 races of the seasons asked for, 2023-01 the first; choose --seasons it"
                        + " never saw" + System.lineSeparator());
    }

    @Test
    void anUnknownRunIsAnsweredWithTheNearest() {
        assertThat(terminal.run("pipeline status onee").err())
                .isEqualTo("undercut: run 'onee' is not in the journal; did you mean one? 'undercut pipeline status"
                        + " --warehouse " + terminal.warehouse() + "' lists all" + System.lineSeparator());
    }

    private static String filled(String command) throws IOException {
        Path laps = folder.resolve("warehouse/lake/laps/season=2023");
        return command.strip()
                .replace("{version}", command.contains("{version}") ? version() : "")
                .replace("{laps}", laps.toString())
                .replace("{folder}", folder.toString());
    }

    private static String version() throws IOException {
        return object(terminal.run("pipeline status one --json"))
                .at("/models/0/version")
                .asText();
    }

    private static JsonNode object(Ended ended) throws IOException {
        JsonNode object = JSON.readTree(ended.out());
        assertThat(object.isObject())
                .as("stdout: %s; stderr: %s", ended.out(), ended.err())
                .isTrue();
        return object;
    }
}
