package io.undercut.zoo.network;

import io.undercut.testing.LocalStepContract;

class FusedStepTest extends LocalStepContract {
    @Override
    protected LocalSteps steps() {
        return LocalSteps.FUSED;
    }
}
