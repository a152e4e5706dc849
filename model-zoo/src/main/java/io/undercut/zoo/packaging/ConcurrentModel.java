package io.undercut.zoo.packaging;

import io.undercut.zoo.model.Model;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A model for several threads at once: as many copies of it as ask at the same time. */
final class ConcurrentModel implements Model {
    private final Supplier<Model> opening;
    private final int outputs;
    private final Queue<Model> idle = new ConcurrentLinkedQueue<>();

    ConcurrentModel(Supplier<Model> opening) {
        this.opening = opening;
        Model first = opening.get();
        this.outputs = first.outputs();
        idle.add(first);
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public float[] predict(float[] features, int[] lengths, int rows) {
        Model free = idle.poll();
        Model model = free == null ? opening.get() : free;
        try {
            return model.predict(features, lengths, rows);
        } finally {
            idle.add(model);
        }
    }

    /** To be called when no thread predicts any more. */
    @Override
    public void close() {
        for (Model model = idle.poll(); model != null; model = idle.poll()) {
            model.close();
        }
    }
}
