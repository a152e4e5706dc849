package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.task.FeatureExport.Exported;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.RowKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureExportTest {
    private static final FeatureSchema SCHEMA = new FeatureSchema(
            List.of(new Feature("tire_age", "laps", "age"), new Feature("fuel_kg", "kg", "fuel")),
            new Feature("loss_s", "s", "loss"));

    @TempDir
    private Path folder;

    private FeatureSet set;

    @BeforeEach
    void aFeatureSetOfTwoSeasons() throws IOException {
        List<FeatureRow> rows = List.of(
                row("2023-01", "Leclerc, \"Charles\"", 7, 12, 81.5f, 0.1f),
                row("2024-01", "VER", 8, 3, Float.NaN, 1e-10f),
                row("2024-01", "VER", 9, 4, 1.2345e8f, Float.NaN));
        byte[] content = FeatureRowParquet.encode(
                FeatureColumns.rows(KeyColumns.LAPS, List.of("tire_age", "fuel_kg", "loss_s")), rows.stream());
        Files.write(folder.resolve("rows.parquet"), content);
        set = new FeatureSet(
                new org.apache.flink.core.fs.Path(folder.toUri()),
                FeatureSetManifest.of(
                        "tires",
                        "0123456789ab",
                        List.of(new FeaturePartition(
                                0, "rows.parquet", 3, Checksum.sha256(content), List.of("2023-01", "2024-01"))),
                        SCHEMA,
                        KeyColumns.LAPS,
                        List.of(),
                        List.of()),
                true);
    }

    @Test
    void csvHasAHeaderQuotesWhatNeedsItAndLeavesTheUnknownEmpty() throws IOException {
        Path file = folder.resolve("new folder/out.csv");

        Exported exported = new FeatureExport(set, List.of()).csv(file);

        assertThat(exported).isEqualTo(new Exported(file.toString(), 3, 0));
        assertThat(Files.readString(file)).isEqualTo("""
                race_id,season,circuit,driver,team,stint_number,compound,lap,tire_age,fuel_kg,loss_s
                2023-01,2023,spa,"Leclerc, ""Charles""\",Ferrari,2,SOFT,7,12,81.5,0.1
                2024-01,2024,spa,VER,Ferrari,2,SOFT,8,3,,1.0E-10
                2024-01,2024,spa,VER,Ferrari,2,SOFT,9,4,1.2345E8,
                """);
    }

    @Test
    void csvOfASeasonHasNoOther() throws IOException {
        Path file = folder.resolve("out.csv");

        assertThat(new FeatureExport(set, List.of(2023)).csv(file).rows()).isEqualTo(1);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void libsvmLeavesOutTheUnknownAndRowsWithoutALabel() throws IOException {
        Path file = folder.resolve("out.libsvm");

        Exported exported = new FeatureExport(set, List.of()).libsvm(file, "");

        assertThat(exported).isEqualTo(new Exported(file.toString(), 2, 1));
        assertThat(Files.readString(file)).isEqualTo("0.1 1:12 2:81.5\n1.0E-10 1:3\n");
        assertThat(Files.readString(folder.resolve("out.libsvm.columns"))).isEqualTo("tire_age\nfuel_kg\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidByName() {
        FeatureExport export = new FeatureExport(set, List.of());

        assertThatThrownBy(() -> export.csv(folder))
                .isInstanceOf(Fault.class)
                .hasMessageStartingWith("cannot write " + folder);
    }

    private static FeatureRow row(String race, String driver, int lap, float... values) {
        RowKey key =
                KeyColumns.lap(race, Integer.parseInt(race.substring(0, 4)), "spa", driver, "Ferrari", 2, lap, "SOFT");
        return new FeatureRow(key, values);
    }
}
