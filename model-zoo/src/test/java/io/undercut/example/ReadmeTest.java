package io.undercut.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theTypeThatItShowsIsTheOneThatIsDeclared() throws IOException {
        Matcher shown = JAVA.matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find()).isTrue();
        String declared = Files.readString(Path.of("src/main/java/io/undercut/zoo/catalog/PodiumFinish.java"));

        assertThat(declared.replaceAll("\\s+", " "))
                .contains(shown.group(1).replaceAll("\\s+", " ").strip());
    }
}
