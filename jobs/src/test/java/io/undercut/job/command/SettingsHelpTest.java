package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.config.Setting;
import io.undercut.job.config.TrainingOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SettingsHelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"train", "pipeline run", "pipeline resume"})
    void theHelpListsEverySettingAsItIsDeclared(String command) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        CommandLine line = UndercutCommand.commandLine(new Surroundings(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2, List.of(), nowhere, nowhere, request -> {
                    throw new AssertionError("no Flink is needed for help");
                }));
        for (String word : command.split(" ")) {
            line = line.getSubcommands().get(word);
        }

        // Lines break anywhere.
        String help = line.getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("\\s", "");

        for (Setting<?> setting : TrainingOptions.ALL) {
            assertThat(help)
                    .contains("%s: %s; %s (default: %s)"
                            .formatted(
                                    setting.key(), setting.description(), setting.allowed(), setting.defaultInWords())
                            .replaceAll("\\s", ""));
        }
    }
}
