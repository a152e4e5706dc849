package io.undercut.zoo.ensemble;

import io.undercut.zoo.model.Model;
import java.util.List;

/** Several models that are asked as one. Safe for use by several threads at once where its members are. */
final class EnsembleModel implements Model {
    private final Blend blend;
    private final List<Model> members;

    EnsembleModel(Blend blend, List<Model> members) {
        this.blend = blend;
        this.members = members;
    }

    @Override
    public int outputs() {
        return members.get(0).outputs();
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        return blend.of(
                members.stream()
                        .map(member -> member.predict(features, lengths, rows))
                        .toList(),
                outputs());
    }

    @Override
    public void close() {
        members.forEach(Model::close);
    }
}
