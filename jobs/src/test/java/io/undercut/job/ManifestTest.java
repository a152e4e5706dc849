package io.undercut.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.command.Surroundings;
import io.undercut.job.command.UndercutCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Kubernetes manifests start must be there, and understand its arguments. */
class ManifestTest {
    private static final Path MANIFESTS = Path.of("../k8s");
    private static final Pattern ENTRY =
            Pattern.compile("^\\s*(?:- )?entryClass:\\s*[\"']?([\\w.$]+)", Pattern.MULTILINE);
    private static final Pattern ARGUMENTS = Pattern.compile("^\\s*(?:- )?args:\\s*\\[(.*)]\\s*$", Pattern.MULTILINE);

    @Test
    void everyEntryClassHasAMain() throws Exception {
        List<String> entries = found(ENTRY);
        assertThat(entries).as("entry classes below k8s").isNotEmpty();
        for (String entry : entries) {
            int modifiers =
                    Class.forName(entry).getMethod("main", String[].class).getModifiers();
            assertThat(Modifier.isStatic(modifiers)).as(entry).isTrue();
        }
    }

    @Test
    void theCommandLineKnowsEveryArgument() throws IOException {
        List<String> commands = found(ARGUMENTS);
        assertThat(commands).as("argument lists below k8s").isNotEmpty();
        for (String command : commands) {
            String[] arguments = Arrays.stream(command.split(","))
                    .map(word -> word.strip().replaceAll("^[\"']|[\"']$", ""))
                    .toArray(String[]::new);
            // Throws on what it does not know.
            assertThat(UndercutCommand.commandLine(nowhere())
                            .parseArgs(arguments)
                            .hasSubcommand())
                    .as(command)
                    .isTrue();
        }
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MANIFESTS)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                matcher.results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    private static Surroundings nowhere() {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Surroundings(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), 2, List.of(), silent, silent, request -> {
            throw new AssertionError("parsing opens no Flink");
        });
    }
}
