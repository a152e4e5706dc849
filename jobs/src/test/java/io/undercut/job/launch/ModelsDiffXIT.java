package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two versions of a type are compared on the rows that neither learned from; what cannot be compared is refused in a line. */
class ModelsDiffXIT {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    private static Path folder;

    private static OpenFlink flink;
    private static Terminal terminal;
    private static JsonNode numbers;
    private static JsonNode fewerTrees;
    private static JsonNode blended;
    private static JsonNode alone;

    @BeforeAll
    static void trainFour() throws IOException {
        flink = UnwatchedFlink.open(2, Integer.parseInt(Terminal.UI_PORT));
        terminal = Terminal.sharing(flink, folder.resolve("warehouse")).with(ModelTypesXIT.SIX);
        ok(terminal.run("data simulate --seasons 2 --races 4 --first-season 2022"));
        numbers = trained("--model trees_of_numbers");
        fewerTrees = trained("--model trees_of_numbers --seed 7 --set training.trees=10");
        blended = trained("--model trees_to_choose");
        alone = trained("--model trees_to_choose --algorithm xgboost");
    }

    @AfterAll
    static void stop() {
        flink.close();
    }

    private static JsonNode trained(String options) throws IOException {
        return JSON.readTree(ok(terminal.run("train --json " + options)).out());
    }

    @Test
    void twoVersionsHaveTheirPublishedFiguresSideBySideAndAPage() throws IOException {
        String command = "models diff " + reference(numbers) + " " + reference(fewerTrees);

        JsonNode compared = JSON.readTree(
                ok(terminal.run(command + " --json --parallelism 1")).out());
        Ended told = ok(terminal.run(command + " --parallelism 2"));

        JsonNode mae = compared.path("metrics").path(0);
        assertThat(mae.path("metric").asText()).isEqualTo("mae");
        assertThat(mae.path("a")).isEqualTo(numbers.path("metrics").path("mae"));
        assertThat(mae.path("b")).isEqualTo(fewerTrees.path("metrics").path("mae"));
        assertThat(mae.path("low").asDouble())
                .isLessThanOrEqualTo(mae.path("difference").asDouble());
        assertThat(compared.path("rows").path("count").asInt())
                .isEqualTo(numbers.path("metrics").path("examples").asInt());
        assertThat(changed(compared)).contains("seed 42 7", "settings.boosting.trees 30 10");
        assertThat(compared.at("/predictions/outputs/0/correlation").asDouble()).isBetween(0.5, 1.0);
        JsonNode largest = compared.path("largest").path(0);
        assertThat(largest.path("race").asText()).startsWith("2023-");
        assertThat(largest.path("key").path("driver").asText()).isNotEmpty();
        assertThat(largest.path("key").path("lap").asInt()).isPositive();
        assertThat(Files.readString(Path.of(URI.create(compared.path("page").asText()))))
                .contains(version(numbers), version(fewerTrees), "id=\"density\"", "id=\"slice-team\"")
                .doesNotContain("{{");
        assertThat(compared.path("page").asText())
                .contains("/training/evaluations/trees_of_numbers/" + version(fewerTrees) + "/against-");
        assertThat(told.out())
                .startsWith("trees_of_numbers, a: " + version(numbers))
                .containsPattern("seed +42 +7")
                .containsPattern("laps of 4 races that neither learned from, 2023-01 … 2023-04")
                .containsPattern("MAE +[0-9.]+ +[0-9.]+ +[+-][0-9.]+")
                .contains("rows that changed most:", compared.path("page").asText());
    }

    @Test
    void anotherAlgorithmIsToldAndClassesAreComparedOneByOne() throws IOException {
        Path page = folder.resolve("my page.html");

        JsonNode compared = JSON.readTree(ok(terminal.run(List.of(
                        "models", "diff", reference(blended), reference(alone), "--json", "--page", page.toString())))
                .out());

        assertThat(changed(compared)).contains("settings.algorithm ensemble xgboost");
        assertThat(compared.at("/predictions/outputs")).hasSize(3);
        assertThat(compared.at("/predictions/other_class").asDouble()).isBetween(0.0, 1.0);
        assertThat(page).content().contains("probability of what came by " + version(blended));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a} {other}                | predict different things; name two versions of one model type",
                "{a} {a}                    | both are {a}; name two versions of the model type",
                "{a} trees_of_numbers@ffff9 | no version 'ffff9' of trees_of_numbers",
                "trees_of_numbers {b}       | no version of trees_of_numbers is promoted yet; name one: ",
            })
    void whatCannotBeComparedIsRefusedBeforeFlinkStarts(String versions, String why) {
        Ended refused = Terminal.withoutFlink(terminal.warehouse())
                .with(ModelTypesXIT.SIX)
                .run("models diff " + filled(versions));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains(filled(why));
    }

    @Test
    void seasonsThatOneLearnedFromAreRefused() {
        Ended refused = terminal.run(filled("models diff {a} {b} --seasons 2022"));

        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("2022");
    }

    private static String filled(String text) {
        return text.replace("{a}", reference(numbers))
                .replace("{b}", reference(fewerTrees))
                .replace("{other}", reference(alone));
    }

    private static List<String> changed(JsonNode compared) {
        List<String> changed = new ArrayList<>();
        compared.path("lineage")
                .forEach(change -> changed.add(change.path("what").asText() + " "
                        + change.path("a").asText() + " " + change.path("b").asText()));
        return changed;
    }

    private static String reference(JsonNode model) {
        return model.path("model_type").asText() + "@" + version(model);
    }

    private static String version(JsonNode model) {
        return model.path("version").asText();
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
