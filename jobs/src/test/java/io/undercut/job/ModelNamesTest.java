package io.undercut.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.featureset.FeatureSetCatalog;
import io.undercut.zoo.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A model type is known by its declaration alone: no other code names one, so that another type is one constant. */
class ModelNamesTest {
    /** Declarations of model types, and of the feature sets that are made for one. */
    private static final List<String> DECLARATIONS = List.of(
            "zoo/catalog/TireDegradation.java",
            "zoo/catalog/PitStopOptimizer.java",
            "zoo/catalog/PitWindow.java",
            "zoo/catalog/StrategyPredictor.java",
            "zoo/catalog/FirstStop.java",
            "zoo/catalog/RaceWinner.java",
            "zoo/catalog/PodiumFinish.java",
            "zoo/catalog/QualiOrder.java",
            "zoo/catalog/NextLap.java",
            "zoo/catalog/LapStyle.java",
            "zoo/catalog/FuelConsumption.java",
            "zoo/catalog/BrakeBias.java",
            "zoo/catalog/DriverIdentification.java",
            "zoo/catalog/TabularClassifier.java",
            "zoo/catalog/ModelCatalog.java",
            "job/featureset/TireDegradationSet.java",
            "job/featureset/SimulatedLapsSet.java",
            "job/featureset/DriverIdentificationSet.java",
            "job/featureset/TabularSet.java",
            "job/featureset/FeatureSetCatalog.java",
            "stream/feature/outcome/OutcomeSet.java");

    @Test
    void onlyDeclarationsNameAModelType() throws IOException {
        Set<String> words = new TreeSet<>(ModelCatalog.ZOO.names());
        words.addAll(FeatureSetCatalog.OURS.names());
        words.removeAll(Set.of("lap_features", "telemetry_laps"));
        words.addAll(List.of(
                "TireDegradation",
                "PitStopOptimizer",
                "PitWindow",
                "StrategyPredictor",
                "FirstStop",
                "RaceWinner",
                "PodiumFinish",
                "QualiOrder",
                "NextLap",
                "LapStyle",
                "FuelConsumption",
                "BrakeBias",
                "DriverIdentification",
                "TabularClassifier"));
        Pattern name = Pattern.compile("\\b(" + String.join("|", words) + ")\\b");
        List<String> naming = new ArrayList<>();
        for (String module : List.of("model-zoo", "operators", "jobs")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    String path = source.toString().replace('\\', '/');
                    boolean declares = DECLARATIONS.stream().anyMatch(path::contains);
                    String code = Files.readString(source).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
                    if (!declares && name.matcher(code).find()) {
                        naming.add(path);
                    }
                }
            }
        }
        assertThat(naming).isEmpty();
    }
}
