package app.selfie;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Selfie Studio. */
@SpringBootApplication
public class SelfieStudioApplication {

    public static void main(String[] args) {
        SpringApplication.run(SelfieStudioApplication.class, args);
    }
}
