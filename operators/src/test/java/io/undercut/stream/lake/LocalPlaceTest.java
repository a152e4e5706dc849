package io.undercut.stream.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPlaceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "my laps",
                "Rennläufe",
                "e\u0301",
                "日本",
                "#1",
                "100%",
                "%20",
                "a%2Fb",
                "%zz",
                "a+b",
                "it's",
                "\"q\"",
                "&",
                "a;b",
                "a=b",
                "a?b",
                "a,b",
                "a:b",
                "a@b",
                "a!b",
                "{a}",
                "[a]",
                "(a)",
                "*",
                "$HOME",
                "~",
                "^",
                "`a`",
                "|",
                "<a>",
                "a  b",
                " a",
                "..a",
                "a.",
                "tab\there"
            })
    void flinkFindsThePlaceThatJavaMade(String name) throws IOException {
        Path place = folder.resolve(name).resolve("below");
        Files.createDirectories(place);

        LakeFiles.publish(
                new org.apache.flink.core.fs.Path(LocalPlace.text(place), "file"),
                "content".getBytes(StandardCharsets.UTF_8));

        assertThat(place.resolve("file")).hasContent("content");
        assertThat(folder.toFile().list()).containsExactly(name);
        org.apache.flink.core.fs.Path path = LocalPlace.path(place);
        assertThat(new org.apache.flink.core.fs.Path(path.toString())).isEqualTo(path);
        assertThat(LocalPlace.written(LocalPlace.text(place))).isEqualTo(place);
        assertThat(LocalPlace.written(path.toString())).isEqualTo(place);
        assertThat(LocalPlace.written(place.toUri().toString())).isEqualTo(place);
        assertThat(LocalPlace.written(place.toString())).isEqualTo(place);
    }

    @Test
    void aPlaceThatIsNotThereYetIsWhatTheUriSays() {
        assertThat(LocalPlace.written("file:///q/my%20laps")).isEqualTo(Path.of("/q/my laps"));
        assertThat(LocalPlace.written("file:/q/my laps")).isEqualTo(Path.of("/q/my laps"));
        assertThat(LocalPlace.written("FILE:///q/a")).isEqualTo(Path.of("/q/a"));
        assertThat(LocalPlace.written("file:///q/a#1")).isEqualTo(Path.of("/q/a#1"));
        assertThat(LocalPlace.written("file:///q/100%")).isEqualTo(Path.of("/q/100%"));
        assertThat(LocalPlace.written("a%20b")).isEqualTo(Path.of("a%20b"));
        assertThat(URI.create("file:///q/my%20laps").getPath()).isEqualTo("/q/my laps");
    }

    @Test
    void whatFlinkWouldTakeForAnotherPlaceIsRefused() {
        assertThatThrownBy(() -> LocalPlace.text(Path.of("/q/a\\b")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("'/q/a\\b' has a backslash");
        assertThatThrownBy(() -> LocalPlace.text(Path.of("/q/a "))).isInstanceOf(Fault.class);
    }
}
