package app.selfie;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void theArrowsBetweenThePackagesAreTheDeclaredOnes() {
        ApplicationModules.of(SelfieStudioApplication.class).verify();
    }
}
