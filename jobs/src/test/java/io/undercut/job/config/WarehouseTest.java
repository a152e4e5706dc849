package io.undercut.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.TestBucket;
import io.undercut.testing.TestBucket.Call;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "objectstore://bucket/wh,  objectstore://bucket/wh,  objectstore://bucket/wh/models",
        "objectstore://bucket/wh/, objectstore://bucket/wh,  objectstore://bucket/wh/models",
        "objectstore://bucket,     objectstore://bucket,     objectstore://bucket/models",
        "file:///data/my%20laps,   /data/my laps,            file:///data/my laps/models",
        "/data/laps,               /data/laps,               file:///data/laps/models",
        "/,                        /,                        file:///models",
    })
    void isAFolderOrAnyUriThatFlinkHasAFileSystemFor(String written, String shown, String models) {
        Warehouse warehouse = Warehouse.at(written);

        assertThat(warehouse.shown()).isEqualTo(shown);
        assertThat(warehouse.models()).isEqualTo(models);
        assertThat(warehouse.folder().isPresent()).isEqualTo(shown.startsWith("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gs://bucket/warehouse", "s3://bucket/warehouse", "nowhere://host/warehouse"})
    void aSchemeThatFlinkHasNoneForIsToldInOneLine(String uri) {
        assertThatThrownBy(() -> Warehouse.at(uri))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .message()
                .hasLineCount(1)
                .startsWith("--warehouse is '" + uri + "'; this Flink has no file system for ")
                .contains("FLINK_PLUGINS_DIR", "or name a folder");
    }

    @Test
    void whatCanOnlyBeReadIsRefused() {
        assertThatThrownBy(() -> WarehouseCheck.passes(Warehouse.at("http://localhost:1/warehouse"), 1))
                .isInstanceOf(Fault.class)
                .message()
                .hasLineCount(1)
                .startsWith("--warehouse http://localhost:1/warehouse cannot be written: ");
    }

    @Test
    void aBucketIsTriedAndLeftAsItWas() {
        String name = "tried-" + UUID.randomUUID();

        WarehouseCheck.passes(Warehouse.at("objectstore://" + name + "/wh"), Long.MAX_VALUE);

        assertThat(TestBucket.named(name).keys()).isEmpty();
        assertThat(TestBucket.named(name).count(Call.WRITE)).isOne();
    }

    @Test
    void aBucketThatTakesNothingIsToldWithItsName() {
        String uri = "objectstore://refusing-" + UUID.randomUUID() + "/wh";
        TestBucket.named(uri.split("/")[2]).failing(1, 1);

        assertThatThrownBy(() -> WarehouseCheck.passes(Warehouse.at(uri), 1))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.NETWORK_TIMEOUT))
                .message()
                .hasLineCount(1)
                .startsWith("--warehouse " + uri + " cannot be written: ");
    }

    @Test
    void aFolderIsNamedAsItsOwnerWroteIt() {
        assertThat(Warehouse.of(folder).shown()).isEqualTo(folder.toString());
        assertThat(Warehouse.of(folder).folder()).contains(folder);
    }
}
