package io.undercut.zoo.provenance;

import io.undercut.fault.Fault;

/**
 * What made a model. The two halves are stored in two files, because only the first may enter a version id.
 *
 * @param identity what decides the model's bytes
 * @param circumstances where, when and for whom
 */
public record ModelProvenance(TrainingIdentity identity, TrainingCircumstances circumstances) {
    /** Refuses a missing half. */
    public ModelProvenance {
        if (identity == null || circumstances == null) {
            throw Fault.data("identity or circumstances is missing in a model's provenance; must have both");
        }
    }

    /** Reads what {@link #lineageJson()} and {@link #circumstancesJson()} wrote. */
    public static ModelProvenance read(byte[] lineageJson, byte[] circumstancesJson) {
        return new ModelProvenance(
                CanonicalJson.read(lineageJson, TrainingIdentity.class, "lineage.json"),
                CanonicalJson.read(circumstancesJson, TrainingCircumstances.class, "circumstances.json"));
    }

    /** The identity as canonical JSON; equal identities give equal bytes. */
    public byte[] lineageJson() {
        return CanonicalJson.write(identity);
    }

    /** The circumstances as canonical JSON. */
    public byte[] circumstancesJson() {
        return CanonicalJson.write(circumstances);
    }
}
