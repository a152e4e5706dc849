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

    @Test
    void aTypeIsLearnedByItsDefaultUnlessAnotherIsChosen() {
        ModelType type = ZOO.named("pit_window");

        assertThat(type.algorithms()).containsExactly("xgboost", "lightgbm", "ensemble", "catboost");
        assertThat(type.by(null)).isEqualTo(type);
        assertThat(type.by("ensemble").learner()).isInstanceOf(EnsembleLearner.class);
        assertThat(type.by("ensemble").by("xgboost").learner()).isEqualTo(type.learner());
        assertThat(ZOO.asked(List.of("pit_window"), List.of("lightgbm")))
                .extracting(one -> one.learner().algorithm())
                .containsExactly("lightgbm");
        assertThat(ZOO.types()).allSatisfy(one -> assertThat(one.algorithms()).isNotEmpty());
    }

    @Test
    void anAlgorithmThatIsNotDeclaredIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> ZOO.named("pit_window").by("forest"))
                .isInstanceOf(Fault.class)
                .hasMessage(
                        "--algorithm is 'forest'; pit_window can be learned by xgboost, lightgbm, ensemble, or supplied: catboost");
        assertThatThrownBy(() -> ZOO.named("tire_degradation").by("xgboost"))
                .hasMessage("--algorithm is 'xgboost'; tire_degradation can be learned by network");
    }

    @Test
    void treesMayBeSuppliedWhereverTreesLearn() {
        for (ModelType type : ZOO.types()) {
            boolean trees = type.learner() instanceof TreesLearner;

            assertThat(type.algorithms().contains("catboost")).as(type.name()).isEqualTo(trees);
            if (trees) {
                ModelType supplied = type.by("catboost");
                assertThat(supplied.learner()).isInstanceOf(SuppliedLearner.class);
                assertThat(supplied.by(type.learner().algorithm()).learner()).isEqualTo(type.learner());
                assertThat(((SuppliedLearner) supplied.learner()).asked(type).inputs())
                        .isEqualTo(type.columns().names());
            }
        }
    }
}
