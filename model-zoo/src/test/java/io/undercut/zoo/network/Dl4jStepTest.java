package io.undercut.zoo.network;

import io.undercut.testing.LocalStepContract;

class Dl4jStepTest extends LocalStepContract {
    @Override
    protected LocalSteps steps() {
        return LocalSteps.DL4J;
    }
}
