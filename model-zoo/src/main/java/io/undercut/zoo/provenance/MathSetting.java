package io.undercut.zoo.provenance;

/**
 * A setting of the math library that can change the last bits of a sum.
 *
 * @param name {@code OPENBLAS_CORETYPE}, {@code OMP_NUM_THREADS}, {@code blas_vendor}, {@code backend}
 * @param value what it was set to
 */
public record MathSetting(String name, String value) {
    /** Refuses an empty name or value. */
    public MathSetting {
        Requirement.filled("math setting name", name);
        Requirement.filled("math setting " + name, value);
    }
}
