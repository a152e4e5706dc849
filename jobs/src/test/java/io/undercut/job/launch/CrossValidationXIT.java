package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.launch.Terminal.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folds walk forward, their models are those that a training of the same seasons gives, and nothing is published. */
class CrossValidationXIT {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FOLDS = "train --json --model trees_of_numbers --folds 2";

    @TempDir
    private static Path folder;

    private static OpenFlink flink;
    private static Terminal terminal;
    private static Ended first;

    @BeforeAll
    static void walkOnce() {
        flink = UnwatchedFlink.open(2, Integer.parseInt(Terminal.UI_PORT));
        terminal = terminal("one");
        first = ok(terminal.run(FOLDS + " --parallelism 1"));
    }

    @AfterAll
    static void stop() {
        flink.close();
    }

    private static Terminal terminal(String name) {
        Terminal simulated = Terminal.sharing(flink, folder.resolve(name)).with(ModelTypesXIT.SIX);
        ok(simulated.run("data simulate --seasons 4 --races 2 --first-season 2021"));
        return simulated;
    }

    @Test
    void eachFoldLearnsFromAllBeforeItsTest() throws IOException {
        JsonNode validated = JSON.readTree(first.out());

        assertThat(validated.path("by").asText()).isEqualTo("season");
        assertThat(validated.path("folds")).hasSize(2);
        JsonNode fold = validated.path("folds").path(0);
        assertThat(fold.at("/training/first").asText()).isEqualTo("2021-01");
        assertThat(fold.at("/validation/last").asText()).isEqualTo("2022-02");
        assertThat(fold.at("/test/first").asText()).isEqualTo("2023-01");
        assertThat(fold.at("/test/count").asInt()).isEqualTo(2);
        assertThat(fold.at("/metrics/mae").asDouble()).isPositive();
        assertThat(fold.at("/baseline/metrics/mae").asDouble()).isPositive();
        JsonNode second = validated.path("folds").path(1);
        assertThat(validated.at("/metrics/mae/mean").asDouble())
                .isEqualTo((fold.at("/metrics/mae").asDouble()
                                + second.at("/metrics/mae").asDouble())
                        / 2);
        assertThat(validated.at("/metrics/mae/std").asDouble()).isNotNegative();
        assertThat(first.err())
                .contains("fold 1 of 2: learns from 3 races, 2021-01 … 2022-01; tested on 2 races, 2023-01 … 2023-02")
                .containsPattern("fold 2 of 2: MAE [0-9.]+, best baseline ");
    }

    @Test
    void ofResultsOnlyTheSeasonsAskedForAreWalkedAlong() throws IOException {
        Terminal usual = Terminal.sharing(flink, folder.resolve("one"));

        Ended validated = ok(usual.run("train --json --model race_winner --folds 2 --seasons 2022-2024"));

        JsonNode fold = JSON.readTree(validated.out()).path("folds").path(0);
        assertThat(fold.at("/training/first").asText()).isEqualTo("2022-01");
        assertThat(fold.at("/test/first").asText()).isEqualTo("2023-01");
    }

    @Test
    void theModelsAreTheSameAtAnyParallelismAndThoseOfATraining() throws IOException {
        Terminal other = terminal("two");

        assertThat(ok(other.run(FOLDS + " --parallelism 2")).out()).isEqualTo(first.out());

        JsonNode trained = JSON.readTree(
                ok(other.run("train --json --model trees_of_numbers --seasons 2021,2022 --test-seasons 2023"))
                        .out());
        JsonNode fold = JSON.readTree(first.out()).path("folds").path(0);
        assertThat(fold.path("sha256")).isEqualTo(trained.path("sha256"));
        assertThat(fold.at("/metrics/mae")).isEqualTo(trained.at("/metrics/mae"));
    }

    @Test
    void nothingIsPublishedAndTheSameFoldsAgainAreTheSame() throws IOException {
        assertThat(JSON.readTree(ok(terminal.run("models list --json")).out()).path("models"))
                .isEmpty();
        assertThat(JSON.readTree(ok(terminal.run("pipeline status --json")).out())
                        .path("runs"))
                .isEmpty();
        assertThat(ok(terminal.run(FOLDS)).out()).isEqualTo(first.out());
    }

    @Test
    void racesMayBeWalkedAlongWithAGapByANetworkToo() {
        Ended told = ok(terminal.run("train --model two_outputs --set training.epochs=1 --folds 3 --fold-by race"
                + " --fold-test-size 1 --fold-gap 1 --fold-max-train-size 3"));

        assertThat(told.out())
                .contains("two_outputs by network, 3 folds by race, walking forward; nothing is published")
                .containsPattern("1 +2021-02 … 2022-01 \\(2\\) +2023-02 … 2023-02 \\(1\\)")
                .containsPattern("3 +2022-02 … 2023-01 \\(2\\) +2024-02 … 2024-02 \\(1\\)")
                .containsPattern("mean MAE [0-9.]+ ± [0-9.]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--folds 1                       | --folds is 1; must be at least 2",
                "--folds 2 --fold-by month       | --fold-by is 'month'; must be one of season, race",
                "--folds 2 --test-seasons 2024   | leave --test-seasons out",
                "--folds 2 --warm-start champion | leave --from-savepoint and --warm-start out",
                "--fold-gap 2                    | --fold-gap says how --folds divides, and there are none",
            })
    void whatDoesNotGoTogetherIsRefusedBeforeFlinkStarts(String options, String why) {
        Ended refused = Terminal.withoutFlink(terminal.warehouse())
                .with(ModelTypesXIT.SIX)
                .run("train --model trees_of_numbers " + options);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains(why);
    }

    @Test
    void moreFoldsThanSeasonsAreRefusedWithWhatIsNeeded() {
        Ended refused = terminal.run("train --model trees_of_numbers --folds 4");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("need at least 5 seasons; there are 4");
    }

    private static Ended ok(Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }
}
