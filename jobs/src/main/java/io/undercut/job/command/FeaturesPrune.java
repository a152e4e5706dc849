package io.undercut.job.command;

import io.undercut.job.config.Warehouse;
import io.undercut.job.task.WarehouseSweep;
import io.undercut.stream.featureset.FeatureVersions;
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
        Warehouse warehouse = options.workingWarehouse();
        List<String> deleted = choice.versions(surroundings.zoo(), warehouse).keep(keep);
        WarehouseSweep.run(warehouse, surroundings.clock());
        new Console(surroundings, options)
                .result(
                        Map.of("deleted", deleted),
                        deleted.isEmpty()
                                ? "nothing to delete"
                                : "deleted " + String.join(", ", deleted)
                                        + "; their files go with the first command after "
                                        + FeatureVersions.GRACE.toHours() + " hours, for trainings that read them");
        return 0;
    }
}
