package io.undercut.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseCheckTest {
    @TempDir
    private Path folder;

    @Test
    void makesAFolderThatIsMissingAndLeavesItEmpty() throws IOException {
        Warehouse warehouse = Warehouse.at(folder.resolve("deep/warehouse").toString());

        WarehouseCheck.passes(warehouse, 1);

        assertThat(warehouse.folder().orElseThrow()).isEmptyDirectory();
    }

    @Test
    void refusesADiskWithTooLittleRoomAndSaysHowMuchIsNeeded() {
        Warehouse warehouse = Warehouse.at(folder.resolve("warehouse").toString());

        assertThatThrownBy(() -> WarehouseCheck.passes(warehouse, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.INVALID_CONFIGURATION))
                .hasMessageStartingWith("--warehouse " + warehouse.shown() + " has ")
                .hasMessageContaining(
                        "MiB free; must have at least 8796093022207 MiB: free some or choose another disk");
        assertThat(warehouse.folder().orElseThrow()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lake", "training", "models"})
    void refusesAFileInTheWay(String inTheWay) throws IOException {
        Path root = folder.resolve("warehouse");
        Path file = root.resolve(inTheWay);
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertThatThrownBy(() -> WarehouseCheck.passes(Warehouse.at(root.toString()), 1))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.PERMISSION_DENIED))
                .hasMessageContaining(file + " is a file; must be a folder");
    }
}
