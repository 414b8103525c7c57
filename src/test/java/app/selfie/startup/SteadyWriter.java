package app.selfie.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Part of a product that is tested from outside: writes into its database as people do, and says when that fails. No
 * component, which every test would find.
 */
class SteadyWriter {

    static final String WRITES = "Steady writer: the first row is in";
    static final String FAILS = "Steady writer: a row was refused";
    static final String WRITES_AGAIN = "Steady writer: rows are taken again";

    private static final Logger LOG = LoggerFactory.getLogger(SteadyWriter.class);

    private final JdbcClient database;
    private volatile boolean ready;
    private String last = "";

    SteadyWriter(JdbcClient database) {
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        database.sql("create table steady (words varchar)").update();
        ready = true;
    }

    @Scheduled(fixedDelay = 100)
    void write() {
        if (!ready) {
            return;
        }
        try {
            database.sql("insert into steady values (?)")
                    .param("words ".repeat(3000))
                    .update();
            say(last.isEmpty() || last.equals(WRITES) ? WRITES : WRITES_AGAIN);
        } catch (DataAccessException | TransactionException e) {
            say(FAILS);
        }
    }

    private void say(String now) {
        if (!now.equals(last)) {
            last = now;
            LOG.info(now);
        }
    }
}
