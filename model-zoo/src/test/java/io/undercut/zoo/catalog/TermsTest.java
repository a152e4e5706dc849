package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.catalog.SearchSpace.Parameter;
import io.undercut.zoo.provenance.CanonicalJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermsTest {
    @Test
    void aTypeMayBeHeldToOtherLimits() {
        ModelType type = TireDegradation.TYPE.on(Terms.USUAL.within(GateLimits.USUAL.moving(0.3)));

        assertThat(type.terms().gates().movement()).isEqualTo(0.3);
        assertThat(type.by(null)).isEqualTo(type);
        assertThat(PitWindow.TYPE.by("ensemble").terms()).isEqualTo(PitWindow.TYPE.terms());
    }

    @Test
    void theLimitsOfBrakeBiasAreThoseOfTheTable() {
        assertThat(BrakeBias.TYPE.terms().training().text())
                .isEqualTo("CPU_DISTRIBUTED (8 × n1-highmem-16), 8 cores, 32 GiB, 2 workers, 2.0 h, 3.00 USD a run");
        assertThat(LapStyle.TYPE.terms().training().timeoutSeconds()).isEqualTo(10_800);
        assertThat(TireDegradation.TYPE.terms().training().costUsd()).isEqualTo(8);
    }

    @Test
    void aTrainingMustBeAllowedToTakeSomething() {
        assertThatThrownBy(() -> new TrainingLimits(ComputeProfile.VERTEX_T4, 4, 16, 11, 60, 1))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("11 workers")
                .hasMessageContaining("workers at most 10");
    }

    @Test
    void aSearchSpaceComesBackFromItsJson() {
        byte[] json = CanonicalJson.write(SearchSpace.NETWORK);

        assertThat(CanonicalJson.read(json, SearchSpace.class, "space")).isEqualTo(SearchSpace.NETWORK);
        assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8)).contains("\"kind\" : \"categorical\"");
    }

    static Stream<Runnable> unsearchable() {
        return Stream.of(
                () -> new Parameter.Uniform("rate", 1, 1),
                () -> new Parameter.Uniform("rate", 0, Double.POSITIVE_INFINITY),
                () -> new Parameter.Log("rate", 0, 1),
                () -> new Parameter.Whole("Depth", 1, 3),
                () -> new Parameter.Step("trees", 100, 200, 30),
                () -> new Parameter.Choice("algorithm", List.of("xgboost")),
                () -> new SearchSpace(
                        List.of(new Parameter.Whole("depth", 1, 3), new Parameter.Uniform("depth", 0, 1))));
    }

    @ParameterizedTest
    @MethodSource("unsearchable")
    void whatCannotBeSearchedIsRefused(Runnable declaration) {
        assertThatThrownBy(declaration::run).isInstanceOf(Fault.class);
    }
}
