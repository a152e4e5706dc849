package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@code bin/undercut} refuses before there is a Java. */
class LauncherTest {
    private static final String STRANGE_HOME = "/no\"where\\";

    @Test
    void aRefusalIsOneObjectWithJson() throws Exception {
        JsonNode refusal = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(refused("data", "show", "--json"));

        assertThat(refusal.at("/error/reason").asText()).isEqualTo("invalid_configuration");
        assertThat(refusal.at("/error/message").asText())
                .startsWith("no Java at " + STRANGE_HOME + "/bin/java")
                .contains("JAVA_HOME");
    }

    @Test
    void aRefusalPrintsNothingWithoutJson() throws Exception {
        assertThat(refused("data", "show")).isEmpty();
    }

    private static String refused(String... words) throws Exception {
        String[] command = new String[words.length + 1];
        command[0] = Path.of("../bin/undercut").toAbsolutePath().toString();
        System.arraycopy(words, 0, command, 1, words.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", STRANGE_HOME);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        return said;
    }
}
