package io.undercut.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LeadFigureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void isTheFigureThatHasAnInterval() throws IOException {
        assertThat(text("{'auc': 0.8393, 'log_loss': 0.3102, 'log_loss_high': 0.3357, 'log_loss_low': 0.2857}"))
                .isEqualTo("log loss 0.3102");
        assertThat(text("{'mae': 0.5582, 'mae_high': 0.6607, 'mae_low': 0.4851, 'r2': 0.7385}"))
                .isEqualTo("MAE 0.5582");
    }

    @Test
    void isNotTheCoverageOfIntervals() throws IOException {
        assertThat(text(
                        "{'coverage': 0.9, 'coverage_high': 0.95, 'coverage_low': 0.85, 'mae': 0.5582, 'mae_high': 0.6607,"
                                + " 'mae_low': 0.4851}"))
                .isEqualTo("MAE 0.5582");
    }

    @Test
    void isUnknownWhereNoFigureHasOne() throws IOException {
        assertThat(text("{'auc': 0.8393}")).isEqualTo("none");
        assertThat(text("{'mae_low': 0.4851}")).isEqualTo("none");
    }

    private static String text(String metrics) throws IOException {
        return LeadFigure.of(JSON.readTree(metrics.replace('\'', '"')))
                .map(LeadFigure::text)
                .orElse("none");
    }
}
