package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.Feature;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZooTest {
    static Stream<ModelType> types() {
        return Zoo.OURS.models().types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeReadsColumnsThatItsFeatureSetHasAndNoLabelAsAnInput(ModelType type) {
        List<Feature> features = Zoo.OURS.features(type).schema().features();
        List<String> inputs = features.stream().map(Feature::name).toList();
        List<String> labels = Stream.concat(
                        Stream.of(Zoo.OURS.features(type).schema().label()),
                        Zoo.OURS.features(type).moreLabels().stream())
                .map(Feature::name)
                .toList();

        assertThat(inputs).containsAll(type.columns().inputs());
        assertThat(labels).containsAll(type.columns().labels());
        assertThat(type.columns().names()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySignatureNamesItsInputsOnce(ModelType type) {
        List<Feature> columns = Stream.of(
                        Zoo.OURS.features(type).schema().features().stream(),
                        Stream.of(Zoo.OURS.features(type).schema().label()),
                        Zoo.OURS.features(type).moreLabels().stream())
                .flatMap(all -> all)
                .toList();

        assertThat(ModelSignature.of(type, columns).schema().features())
                .hasSize(type.columns().width())
                .extracting(Feature::name)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeHasToBeatSomething(ModelType type) {
        assertThat(type.gates()).isNotEmpty();
        assertThat(type.target().metrics()).isNotEmpty();
    }
}
