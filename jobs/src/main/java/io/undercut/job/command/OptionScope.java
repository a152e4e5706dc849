package io.undercut.job.command;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Which of the common options a command takes: those that change what it does. The others it neither lists nor accepts. */
final class OptionScope {
    private static final Set<String> FLINK = Set.of("--target", "--parallelism", "--ui-port", "--verbose");
    private static final Set<String> SEED = Set.of("--seed");
    private static final Set<String> TRAINING = ImmutableSet.<String>builder()
            .addAll(FLINK)
            .addAll(SEED)
            .add("--workers", "--step", "--set")
            .build();
    private static final Set<String> SOMEWHERE = ImmutableSet.<String>builder()
            .addAll(TRAINING)
            .add("--allow-other-math")
            .build();

    private static final Map<String, Set<String>> TAKEN = Map.ofEntries(
            Map.entry("undercut data import", FLINK),
            Map.entry("undercut data simulate", union(FLINK, SEED)),
            Map.entry("undercut data validate", FLINK),
            Map.entry("undercut features build", FLINK),
            Map.entry("undercut features describe", FLINK),
            Map.entry("undercut train", TRAINING),
            Map.entry("undercut evaluate", union(FLINK, SEED)),
            Map.entry("undercut predict", FLINK),
            Map.entry("undercut models diff", union(FLINK, SEED)),
            Map.entry("undercut pipeline run", TRAINING),
            Map.entry("undercut pipeline resume", union(FLINK, Set.of("--set", "--allow-other-math"))),
            Map.entry("undercut cluster start", Set.of("--ui-port")));

    private OptionScope() {}

    /** Takes from every command what it does not take. */
    static void apply(CommandLine line) {
        line.getSubcommands().values().forEach(OptionScope::apply);
        CommandSpec command = line.getCommandSpec();
        Set<String> taken = TAKEN.getOrDefault(command.qualifiedName(), Set.of());
        for (OptionSpec option : List.copyOf(command.options())) {
            if (SOMEWHERE.contains(option.longestName()) && !taken.contains(option.longestName())) {
                command.remove(option);
            }
        }
    }

    /** A common option among the words given to a command that does not take it. */
    static Optional<String> foreign(CommandSpec command, String... words) {
        return Stream.of(words)
                .map(word -> word.contains("=") ? word.substring(0, word.indexOf('=')) : word)
                .filter(SOMEWHERE::contains)
                .filter(option -> !command.optionsMap().containsKey(option))
                .findFirst();
    }

    /** Whether a command takes one of the common options that not all take. */
    static boolean takes(String command, String option) {
        return TAKEN.getOrDefault(command, Set.of()).contains(option);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return ImmutableSet.<String>builder().addAll(some).addAll(more).build();
    }
}
