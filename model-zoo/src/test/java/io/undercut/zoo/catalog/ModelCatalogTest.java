package io.undercut.zoo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {
    private static final ModelCatalog ZOO = ModelCatalog.ZOO;

    @Test
    void nobodyAskedTrainsTheUsualTypesAndAllMeansAll() {
        assertThat(ZOO.asked(List.of())).isEqualTo(ZOO.usual()).isNotEmpty();
        assertThat(ZOO.asked(List.of("all"))).isEqualTo(ZOO.types());
        assertThat(ZOO.types()).containsAll(ZOO.usual());
    }

    @Test
    void aTypeAskedForTwiceIsTrainedOnce() {
        String name = ZOO.names().get(1);

        assertThat(ZOO.asked(List.of(name, name))).extracting(ModelType::name).containsExactly(name);
    }

    @Test
    void allBesideANameIsRefused() {
        assertThatThrownBy(() -> ZOO.asked(List.of("all", "race_winner")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("all stands alone");
    }

    @Test
    void aWrongNameIsToldWithTheNearest() {
        assertThatThrownBy(() -> ZOO.asked(List.of("race_winer")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("did you mean race_winner?");
    }
}
