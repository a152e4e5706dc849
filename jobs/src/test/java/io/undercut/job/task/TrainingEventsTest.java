package io.undercut.job.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.RunSettings;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.config.Warehouse;
import io.undercut.zoo.catalog.TireDegradation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingEventsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-14T02:00:00Z"), ZoneOffset.UTC);

    private final TrainingEvents events =
            new TrainingEvents(request(), TireDegradation.TYPE, "train_tire_degradation", CLOCK);

    @Test
    void aFailureCarriesRunTaskAndCategory() {
        assertThat(events.failure(new Fault(FaultReason.TIMEOUT_EXCEEDED, "too late")))
                .containsEntry("event_type", "training_end")
                .containsEntry("level", "ERROR")
                .containsEntry("dag_run_id", "run")
                .containsEntry("task_id", "train_tire_degradation")
                .containsEntry("model_type", "tire_degradation")
                .containsEntry("status", "failed")
                .containsEntry("duration_seconds", 0.0)
                .containsEntry("failure_reason", "timeout_exceeded")
                .containsEntry("error_message", "too late")
                .containsEntry("timestamp", "2026-02-14T02:00:00Z");
    }

    @Test
    void aStartCarriesTheWorkers() {
        assertThat(events.start())
                .containsEntry("event_type", "training_start")
                .containsEntry("level", "INFO")
                .containsEntry("num_workers", 3);
    }

    private static RunRequest request() {
        RunSettings settings = new RunSettings(
                Warehouse.at("warehouse"), 1, 3, "dl4j", 42, TrainingChoices.of(TireDegradation.RECIPE), List.of());
        return new RunRequest(
                List.of(TireDegradation.TYPE),
                settings,
                "run",
                RunRequest.Source.LAKE,
                List.of(),
                List.of(),
                List.of(),
                StartingPoint.FRESH);
    }
}
