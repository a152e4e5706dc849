package io.undercut.stream.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.lake.PartitionManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNamesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "..",
                ".",
                "../x",
                "../../etc/passwd",
                "/etc/passwd",
                "a/../b",
                "a//b",
                "a/",
                "-x",
                ".x",
                "a\\b",
                "a b",
                "a\n",
                "file:/x",
                "%2e%2e"
            })
    void nothingLeadsOutOfItsFolder(String name) throws IOException {
        assertThatThrownBy(() -> PlainNames.one(name, "name")).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> PlainNames.below(name, "name")).isInstanceOf(Fault.class);
        assertThat(PlainNames.isOne(name)).isFalse();
        String json = name == null ? "null" : '"' + name.replace("\\", "\\\\").replace("\n", "\\n") + '"';
        Files.writeString(
                folder.resolve(PartitionManifest.NAME), "{\"file\":" + json + ",\"rows\":1,\"sha256\":\"0\"}");
        assertThatThrownBy(() -> PartitionManifest.in(LocalPlace.path(folder)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("is not a manifest of this lake");
    }

    @Test
    void ordinaryNamesPass() {
        assertThat(PlainNames.one("part-0123.parquet", "file")).isEqualTo("part-0123.parquet");
        assertThat(PlainNames.below("partition=000/examples.parquet", "file"))
                .isEqualTo("partition=000/examples.parquet");
        assertThatThrownBy(() -> PlainNames.one("a/b", "file")).hasMessageStartingWith("file is 'a/b'; must be");
    }
}
