package app.selfie.backgrounds;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Backgrounds without anybody's own, for what is tested or measured without a database. */
public final class TestBackgrounds {

    private TestBackgrounds() {}

    public static Backgrounds scenesOnly() {
        SceneRenderer renderer = new SceneRenderer();
        return new Backgrounds(
                new OwnBackgroundRepository(JdbcClient.create(new DriverManagerDataSource())),
                (source, size) -> Optional.of(renderer.draw(source.id(), size)),
                96L << 20);
    }
}
