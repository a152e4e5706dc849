package io.undercut.zoo.network.fused;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.NetworkSpec;

/** An activation function that works on each element alone. */
enum Transfer {
    IDENTITY,
    RELU,
    TANH,
    SIGMOID,
    SOFTPLUS;

    static boolean knows(NetworkSpec.Activation activation) {
        return activation != NetworkSpec.Activation.ELU;
    }

    static Transfer of(NetworkSpec.Activation activation) {
        return switch (activation) {
            case IDENTITY -> IDENTITY;
            case RELU -> RELU;
            case TANH -> TANH;
            case SIGMOID -> SIGMOID;
            case SOFTPLUS -> SOFTPLUS;
            case ELU -> throw Fault.defect("the fused step has no ELU and was not asked before", null);
        };
    }
}
