package io.undercut.job.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        description = "Deletes old versions of a feature set. The same tables and code build a deleted version again.",
        footer = {"", "Example:", "  undercut features prune --model lap_features --keep 3"})
final class FeaturesPrune implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Mixin
    private FeatureSetChoice choice;

    @Option(names = "--keep", defaultValue = "5", description = "newest versions to keep (default: ${DEFAULT-VALUE})")
    private int keep;

    FeaturesPrune(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> deleted = choice.versions(options.workingWarehouse()).keep(keep);
        new Console(surroundings, options)
                .result(
                        Map.of("deleted", deleted),
                        deleted.isEmpty() ? "nothing to delete" : "deleted " + String.join(", ", deleted));
        return 0;
    }
}
