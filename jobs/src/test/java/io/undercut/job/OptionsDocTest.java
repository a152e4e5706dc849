package io.undercut.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.config.LauncherOptions;
import io.undercut.job.config.Setting;
import io.undercut.job.config.Setting.Decides;
import io.undercut.job.config.TrainingOptions;
import io.undercut.job.door.RestDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.junit.jupiter.api.Test;

class OptionsDocTest {
    private static final Path PAGE = Path.of("OPTIONS.md");
    private static final String WRITE = "undercut.options.write";
    private static final String COMMAND =
            "mvn test -pl jobs -am -Dtest=OptionsDocTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true";

    @Test
    void theOptionsPageIsWhatTheDeclarationsGenerate() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE))
                .as("jobs/OPTIONS.md is not what the declarations generate; write it again: %s", COMMAND)
                .isEqualTo(page());
    }

    @Test
    void theLauncherReadsTheVariablesThatAreDeclaredAndNoOthers() throws IOException {
        List<String> unset = Files.readAllLines(Path.of("../bin/undercut")).stream()
                .filter(line -> line.startsWith("unset UNDERCUT_"))
                .toList();

        assertThat(unset)
                .containsExactly("unset "
                        + LauncherOptions.ALL.stream().map(ConfigOption::key).collect(Collectors.joining(" ")));
    }

    @Test
    void everySettingSaysWhatItIsWhatIsAllowedAndItsDefault() {
        assertThat(TrainingOptions.ALL).hasSize(11).allSatisfy(setting -> {
            assertThat(setting.key()).matches("training\\.[a-z]+(-[a-z]+)*");
            assertThat(setting.description()).isNotBlank().doesNotEndWith(".").doesNotContain("&", "|");
            assertThat(setting.allowed()).isNotBlank();
            assertThat(setting.defaultInWords()).isNotBlank();
        });
        assertThat(TrainingOptions.changeable())
                .containsExactly("training.checkpoint-interval", "training.checkpoint-iterations", "training.deadline");
    }

    private static String page() {
        return """
                # Options

                Written by `OptionsDocTest` from where the options are declared; change them there. What commands take beside `--set` is in their `--help`.

                ## Settings of a training: `--set KEY=VALUE`

                For `train`, `pipeline run` and `pipeline resume`. Those that decide the model stay as they are on `pipeline resume`.

                | key | what it is | allowed | default | decides |
                | --- | --- | --- | --- | --- |
                %s
                ## Environment of `bin/undercut`

                | variable | what it is | default |
                | --- | --- | --- |
                %s
                ## A cluster's configuration

                Beside [Flink's own](https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/config/), in its `config.yaml` or by
                `--flink-option KEY=VALUE` of `cluster start`.

                | key | what it is | default |
                | --- | --- | --- |
                %s""".formatted(
                        TrainingOptions.ALL.stream().map(OptionsDocTest::row).collect(Collectors.joining()),
                        LauncherOptions.ALL.stream().map(OptionsDocTest::row).collect(Collectors.joining()),
                        row(RestDoor.ALLOWED_HOSTS));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        setting.key(),
                        setting.description(),
                        setting.allowed(),
                        setting.defaultInWords(),
                        setting.decides() == Decides.MODEL ? "the model" : "how the run goes");
    }

    private static String row(ConfigOption<?> option) {
        return "| `%s` | %s | %s |\n"
                .formatted(
                        option.key(),
                        new HtmlFormatter().format(option.description()),
                        option.hasDefaultValue() && !option.defaultValue().equals(List.of())
                                ? "`" + option.defaultValue() + "`"
                                : "none");
    }
}
