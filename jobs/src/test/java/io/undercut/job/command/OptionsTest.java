package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.ingest.ValidationRule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --help} of every command, however deep. */
class OptionsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    static Stream<List<String>> commands() {
        List<List<String>> paths = new ArrayList<>();
        collect(
                UndercutCommand.commandLine(surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream())),
                List.of(),
                paths);
        return paths.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpShowsOptionsDefaultsAndAnExample(List<String> path) {
        List<String> arguments = new ArrayList<>(path);
        arguments.add("--help");
        CommandLine line = UndercutCommand.commandLine(surroundings(out, err));

        assertThat(line.execute(arguments.toArray(String[]::new))).isZero();

        String help = out.toString(StandardCharsets.UTF_8);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        CommandLine command = at(line, path);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(help).contains(option.longestName());
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
            if (option.arity().max() > 0 && !option.required()) {
                assertThat(String.join(" ", option.description()))
                        .as("%s of %s says its default", option.longestName(), path)
                        .contains("(default: ");
            }
        }
        assertThat(help).doesNotContain("${");
        List<String> example = help.lines()
                .dropWhile(text -> !text.equals("Example:"))
                .skip(1)
                .map(String::strip)
                .toList();
        assertThat(example).as("the example of %s", path).isNotEmpty();
        assertUnderstood(String.join(" ", example), path);
    }

    @Test
    void theHelpOfValidateTellsWhatEveryRuleAllows() {
        UndercutCommand.commandLine(surroundings(out, err)).execute("data", "validate", "--help");

        String help = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        for (ValidationRule rule : ValidationRule.values()) {
            if (rule.share() > 0) {
                assertThat(help)
                        .containsPattern(
                                Math.round(100 * rule.share()) + " % (of the cases may break )?" + rule.word());
            }
        }
    }

    private void assertUnderstood(String example, List<String> path) {
        assertThat(example).startsWith(("undercut " + String.join(" ", path)).strip());
        String[] words = example.split(" +");
        // Throws on what it does not know.
        UndercutCommand.commandLine(surroundings(out, err)).parseArgs(Arrays.copyOfRange(words, 1, words.length));
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> paths) {
        paths.add(path);
        line.getSubcommands().forEach((name, child) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            collect(child, deeper, paths);
        });
    }

    private static CommandLine at(CommandLine line, List<String> path) {
        CommandLine found = line;
        for (String name : path) {
            found = found.getSubcommands().get(name);
        }
        return found;
    }

    private static Surroundings surroundings(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Surroundings(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                2,
                List.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                request -> {
                    throw new AssertionError("help opens no Flink");
                });
    }
}
