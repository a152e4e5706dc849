package io.undercut.job.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietOutputTest {
    private static final String HADOOP = """
            rootLogger.level = INFO
            logger.hadoop.name = org.apache.hadoop
            logger.hadoop.level = INFO
            logger.hadoop.appenderRef.console.ref = Console
            appender.console.name = Console
            appender.console.type = CONSOLE
            appender.console.layout.type = PatternLayout
            """;

    @TempDir
    private Path folder;

    @Test
    void whatFlinksClientLogsIsTakenOffTheConsoleWhereAFileHasIt() throws IOException {
        LoggerContext context = configured(HADOOP + """
                rootLogger.appenderRef.file.ref = File
                appender.file.name = File
                appender.file.type = FILE
                appender.file.fileName = %s
                appender.file.layout.type = PatternLayout
                """.formatted(folder.resolve("client.log")));

        QuietOutput.takeOffStandardOutput(context);

        assertThat(context.getConfiguration()
                        .getLoggerConfig("org.apache.hadoop")
                        .getAppenders())
                .isEmpty();
        assertThat(context.getConfiguration().getRootLogger().getAppenders()).containsOnlyKeys("File");
        context.stop();
    }

    @Test
    void elsewhereItGoesToStandardError() throws IOException {
        LoggerContext context = configured(HADOOP + "rootLogger.appenderRef.console.ref = Console\n");

        QuietOutput.takeOffStandardOutput(context);

        assertThat(context.getConfiguration().getRootLogger().getAppenders().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        ConsoleAppender.class,
                        console -> assertThat(console.getTarget()).isEqualTo(ConsoleAppender.Target.SYSTEM_ERR));
        context.stop();
    }

    @Test
    void whatOthersPrintGoesElsewhereLessFlinksLineOnEachJob() {
        PrintStream before = System.out;
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        try {
            QuietOutput.divert(new PrintStream(others, true, StandardCharsets.UTF_8));
            System.out.println("Job has been submitted with JobID a1b2");
            System.out.println("something else, ü");
        } finally {
            System.setOut(before);
        }

        assertThat(others.toString(StandardCharsets.UTF_8)).isEqualTo("something else, ü" + System.lineSeparator());
    }

    private static LoggerContext configured(String properties) throws IOException {
        LoggerContext context = new LoggerContext("client");
        context.start(new PropertiesConfigurationFactory()
                .getConfiguration(
                        context,
                        new ConfigurationSource(
                                new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)))));
        return context;
    }
}
