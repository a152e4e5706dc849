package io.undercut.job.cluster;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the one stage of a test run, and closes it after the last test. */
final class OnTheFaultStage implements ParameterResolver {
    /** Closed with JUnit's root store. */
    private record Kept(FaultStage stage) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws Throwable {
            stage.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaultStage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(FaultStage.class))
                .getOrComputeIfAbsent(FaultStage.class, key -> opened(), Kept.class)
                .stage();
    }

    private static Kept opened() {
        try {
            return new Kept(new FaultStage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
