package io.undercut.job.command;

import io.undercut.job.config.RunSettings;
import io.undercut.job.task.CompareVersions;
import io.undercut.job.task.VersionComparison;
import io.undercut.job.task.VersionPair;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.registry.ModelRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two versions of a model type: what they were not made of alike, their metrics with the paired interval of the"
                    + " difference, and what they say of the same rows, with the rows that changed most. Writes a page with plots.",
            "The rows are of races that one of them was tested on and neither learned from."
        },
        footer = {"", "Example:", "  undercut models diff ${bundle:zoo.model}@latest ${bundle:zoo.model}@3fa1"})
final class ModelsDiff implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", paramLabel = "A", description = "a version, M[@VERSION]: the old one")
    private String a;

    @Parameters(index = "1", paramLabel = "B", description = "another one of the same model type: the new one")
    private String b;

    @Option(
            names = "--seasons",
            paramLabel = "YEAR",
            description = "seasons to compare them on, less the races that one learned from (default: the races that"
                    + " one of them was tested on)")
    private List<String> seasons = List.of();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "where the page goes (default: beside the evaluations)")
    private Path page;

    ModelsDiff(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OutputFile.required("--page", page);
        List<Integer> asked = Years.of("--seasons", seasons);
        RunSettings settings = options.settings(surroundings);
        ModelRegistry registry =
                new ModelRegistry(ArtifactStores.at(settings.warehouse().models()), surroundings.clock());
        VersionPair pair = VersionPair.of(surroundings.zoo(), registry, registry.find(a), registry.find(b));
        // Refused before anything is built.
        pair.seasons(asked);
        Console console = new Console(surroundings, options);
        VersionComparison compared = FlinkWork.run(
                surroundings,
                options,
                console,
                site -> new CompareVersions(surroundings.zoo(), pair, site, settings, surroundings.clock())
                        .run(asked, page == null ? null : LocalPlace.text(page.toAbsolutePath())));
        console.result(compared, ComparisonText.of(compared));
        return 0;
    }
}
