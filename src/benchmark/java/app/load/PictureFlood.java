package app.load;

import app.selfie.accounts.LoadAccounts;
import java.io.IOException;

/** One person asks for a kept picture of 1920x1080 as PNG on twenty connections, again and again. */
final class PictureFlood extends PersonalFlood {

    private static final int CONNECTIONS = 20;

    private String picture = "";

    PictureFlood() {
        super(LoadAccounts.name(31), CONNECTIONS);
    }

    @Override
    public String name() {
        return "picture.png on " + CONNECTIONS + " connections";
    }

    @Override
    void prepare(LoadVisitor attacker) throws IOException, InterruptedException {
        picture = "/gallery/" + attacker.text("/load/selfie") + "/picture.png";
    }

    @Override
    String ask(LoadVisitor attacker) throws IOException, InterruptedException {
        return String.valueOf(attacker.status(picture));
    }
}
