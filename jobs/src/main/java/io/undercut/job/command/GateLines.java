package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Phrase;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The gates of a model as a run prints it, for people. */
final class GateLines {
    private static final String ABOVE = "above_limit_";

    private GateLines() {}

    /** A line each: passed or refused, the gate, its figure and the limit. */
    static String table(JsonNode model) {
        return gates(model).map(GateLines::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(JsonNode gate) {
        String figures = gate.path("figure").isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%12.4f   limit %.4f",
                        gate.path("figure").asDouble(),
                        gate.path("limit").asDouble())
                : gate.path("reason").asText();
        return String.format(
                Locale.ROOT,
                "  %s %-44s %s",
                gate.path("passed").asBoolean() ? "passed " : "REFUSED",
                gate.path("gate").asText(),
                figures);
    }

    /** What passed a gate for want of something to compare it with. */
    static Stream<String> notCompared(JsonNode model) {
        return gates(model)
                .filter(gate -> gate.path("passed").asBoolean())
                .filter(gate -> gate.path("reason").isTextual())
                .map(gate -> name(model) + " passed without a comparison: "
                        + gate.path("reason").asText());
    }

    /** Why a model was not promoted: each gate that refused it. */
    static String whyNotPromoted(JsonNode model) {
        String refused = gates(model)
                .filter(gate -> !gate.path("passed").asBoolean())
                .map(gate -> why(gate, model))
                .collect(Collectors.joining("; "));
        return name(model) + " was not promoted"
                + (refused.isEmpty() ? ", for 'train' promotes nothing; 'pipeline run' does" : ": " + refused);
    }

    private static String why(JsonNode gate, JsonNode model) {
        String name = gate.path("gate").asText();
        if (name.startsWith("better_than_best_baseline_")) {
            return compared(
                    gate,
                    model,
                    "not better than",
                    "the best baseline, " + model.path("baseline").path("name").asText());
        }
        if (name.startsWith("no_worse_than_champion_")) {
            return gate.path("reason").isTextual()
                    ? gate.path("reason").asText()
                    : compared(
                            gate,
                            model,
                            "worse than",
                            "the champion, "
                                    + model.path("champion").path("name").asText());
        }
        if (name.startsWith(ABOVE)) {
            return String.format(
                    Locale.ROOT,
                    "its %s %.4f must be above %.4f",
                    name.substring(ABOVE.length()),
                    gate.path("figure").asDouble(),
                    gate.path("limit").asDouble());
        }
        return "gate " + name + ": "
                + (gate.path("reason").isTextual()
                        ? gate.path("reason").asText()
                        : String.format(
                                Locale.ROOT,
                                "%.4f is above %.4f, for %s",
                                gate.path("figure").asDouble(),
                                gate.path("limit").asDouble(),
                                gate.path("detail").asText()));
    }

    private static String compared(JsonNode gate, JsonNode model, String how, String with) {
        return String.format(
                Locale.ROOT,
                "its %s %.4f is %s %.4f of %s on %s",
                gate.path("gate").asText().replaceFirst(".*_(baseline|champion)_", ""),
                gate.path("figure").asDouble(),
                how,
                gate.path("limit").asDouble(),
                with,
                Phrase.count(model.path("metrics").path("races").asLong(), "test race"));
    }

    private static Stream<JsonNode> gates(JsonNode model) {
        return StreamSupport.stream(model.path("gates").spliterator(), false);
    }

    private static String name(JsonNode model) {
        return model.path("model_type").asText() + "@" + model.path("version").asText();
    }
}
