package io.undercut.job.featureset;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.feature.outcome.OutcomeSet;
import io.undercut.stream.lake.LakeLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeFeatureSetTest {
    @TempDir
    private Path folder;

    /** Before anything is simulated or imported: neither brings them. */
    @Test
    void aLakeWithoutResultsIsRefusedBeforeAnyWorkAndSaysHowToMendIt() {
        LakeLayout lake = new LakeLayout(folder.toUri().toString());

        assertThatThrownBy(() -> new OutcomeFeatureSet(OutcomeSet.RACE_WINNER).requireTables(lake))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("has no results, of which the features of race_winner are made")
                .hasMessageContaining("undercut data import --from PATH");
        assertThatCode(() -> new TireDegradationSet().requireTables(lake)).doesNotThrowAnyException();
    }
}
