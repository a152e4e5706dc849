package io.undercut.zoo.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;

/**
 * How a model was made of its data.
 *
 * @param configuration the full configuration as a JSON object, without secrets; key order is of no account
 * @param seed the seed of every random choice
 * @param numWorkers replicas, 1 … 10
 * @param step the implementation of the local step
 * @param codeVersion the version of this software
 */
public record TrainingSettings(
        JsonNode configuration, long seed, int numWorkers, StepFingerprint step, String codeVersion) {
    /** Takes a normalised copy of the configuration; refuses one that is not an object and workers out of range. */
    public TrainingSettings {
        if (configuration == null || !configuration.isObject()) {
            throw Fault.data("configuration in the provenance is " + configuration + "; must be a JSON object");
        }
        configuration = normalised(configuration);
        if (numWorkers < 1 || numWorkers > 10) {
            throw Fault.data("num_workers is " + numWorkers + "; must be within 1 … 10");
        }
        if (step == null) {
            throw Fault.data("step is missing in the provenance; must say which implementation trained");
        }
        Requirement.filled("code_version", codeVersion);
    }

    /** A copy: JSON trees are mutable. */
    @Override
    public JsonNode configuration() {
        return configuration.deepCopy();
    }

    /** What is read back equals what was written: a tree built with floats or longs holds the node types a parser yields. */
    private static JsonNode normalised(JsonNode configuration) {
        return CanonicalJson.read(CanonicalJson.write(configuration), JsonNode.class, "configuration");
    }
}
