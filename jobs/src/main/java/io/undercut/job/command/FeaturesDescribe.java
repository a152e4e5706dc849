package io.undercut.job.command;

import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.report.FeaturePage;
import io.undercut.job.report.FeatureText;
import io.undercut.job.task.FeatureTasks;
import io.undercut.stream.featureset.FeatureStatistics;
import io.undercut.stream.lake.LakeFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a feature set holds: every column with its unit, null share, figures and histogram.",
            "Statistics are taken once and kept beside the feature set."
        },
        footer = {
            "",
            "Example:",
            "  undercut features describe --model lap_features --columns tire.* --html features.html"
        })
final class FeaturesDescribe implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Mixin
    private FeatureSetChoice choice;

    @Option(
            names = "--columns",
            paramLabel = "PATTERN",
            defaultValue = "(?!.*_lag_\\d$).*",
            description =
                    "columns whose whole name matches a regular expression (default: all but lookbacks, ${DEFAULT-VALUE})")
    private Pattern columns;

    @Option(names = "--html", paramLabel = "FILE", description = "also write a page with histograms (default: none)")
    private Path html;

    FeaturesDescribe(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OutputFile.required("--html", html);
        Console console = new Console(surroundings, options);
        FeatureSet set = choice.found(surroundings.zoo(), options.workingWarehouse());
        Optional<FeatureStatistics> taken = FeatureStatistics.in(set.folder());
        FeatureStatistics statistics = taken.isPresent()
                ? taken.get()
                : FlinkWork.run(
                        surroundings,
                        options,
                        console,
                        site -> new FeatureTasks(site, options.workingWarehouse()).statistics(set));
        if (html != null) {
            LakeFiles.publish(
                    new org.apache.flink.core.fs.Path(html.toAbsolutePath().toUri()),
                    FeaturePage.of(set.manifest(), statistics).getBytes(StandardCharsets.UTF_8));
            console.say("page written: " + html);
        }
        console.result(statistics, FeatureText.of(set.manifest(), statistics, columns));
        return 0;
    }
}
