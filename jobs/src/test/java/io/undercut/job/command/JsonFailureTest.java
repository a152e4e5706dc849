package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** {@code --json} of commands that fail: one object that says why. What they print when they succeed is in {@code JsonXIT}. */
public class JsonFailureTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static List<String> everyCommand() {
        List<String> paths = new ArrayList<>();
        collect(
                UndercutCommand.commandLine(surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream())),
                "",
                paths);
        return paths;
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void wrongUsageIsOneObjectWithTheError(String command) throws IOException {
        int code = run(command + " --no-such-option --json");

        assertThat(code).isEqualTo(2);
        assertError("invalid_configuration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data import --from absent                         | 128 | resource_exhaustion",
                "data simulate                                     | 128 | resource_exhaustion",
                "data validate                                     | 128 | resource_exhaustion",
                "data export --model lap_features --csv x.csv      | 3   | data_validation_failure",
                "data export --model lap_features --csv -          | 2   | invalid_configuration",
                "data export --model lap_features --libsvm -       | 2   | invalid_configuration",
                "data export --model lap_features --parquet -      | 2   | invalid_configuration",
                "features describe --model race_winner --html -    | 2   | invalid_configuration",
                "features build --model race_winner                | 128 | resource_exhaustion",
                "features describe --model race_winner             | 3   | data_validation_failure",
                "features prune --model nothing                    | 2   | invalid_configuration",
                "train --model tire_degradation                    | 128 | resource_exhaustion",
                "train --model tire_degradation --folds 3          | 128 | resource_exhaustion",
                "train --model tire_degradation --folds 0          | 2   | invalid_configuration",
                "evaluate --model tire_degradation                 | 2   | invalid_configuration",
                "pipeline run                                      | 128 | resource_exhaustion",
                "pipeline run --models nothing                     | 2   | invalid_configuration",
                "pipeline resume nothing                           | 2   | invalid_configuration",
                "pipeline status nothing                           | 2   | invalid_configuration",
                "models show nothing                               | 2   | invalid_configuration",
                "models verify nothing                             | 2   | invalid_configuration",
                "models diff nothing nothing@1                     | 2   | invalid_configuration",
                "models diff a b --page -                          | 2   | invalid_configuration",
                "cluster start --task-managers 0                   | 2   | invalid_configuration",
                "cluster add                                       | 2   | invalid_configuration",
            })
    void aFailureIsOneObjectWithTheError(String command, int code, String reason) throws IOException {
        int ended = run(command + " --json --warehouse " + folder);

        assertError(reason);
        assertThat(ended).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"data show", "models list", "pipeline status", "cluster status", "cluster stop"})
    void whatIsEmptyIsAnObjectToo(String command) throws IOException {
        assertThat(run(command + " --json --warehouse " + folder)).isZero();

        assertThat(object().has("error")).isFalse();
    }

    private void assertError(String reason) throws IOException {
        JsonNode error = object().path("error");
        assertThat(error.path("reason").asText()).isEqualTo(reason);
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("undercut: " + error.path("message").asText());
    }

    private JsonNode object() throws IOException {
        JsonNode object = JSON.readTree(out.toByteArray());
        assertThat(object.isObject()).as("stdout: %s", out).isTrue();
        return object;
    }

    private int run(String command) {
        String[] words = Arrays.stream(command.split(" +"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        return UndercutCommand.commandLine(surroundings(out, err)).execute(words);
    }

    private static void collect(CommandLine line, String path, List<String> paths) {
        paths.add(path);
        line.getSubcommands().forEach((name, child) -> collect(child, (path + " " + name).strip(), paths));
    }

    private static Surroundings surroundings(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Surroundings(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                2,
                List.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                request -> {
                    throw new Fault(FaultReason.RESOURCE_EXHAUSTION, "no Flink here");
                });
    }
}
