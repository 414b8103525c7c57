package app.selfie.accounts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Everything that is kept about the signed-in person, as one ZIP file that is written while it is sent. If something fails
 * on the way the connection breaks off: better no file than one that looks whole.
 */
@RestController
class ExportController {

    private final CurrentUser user;
    private final List<PersonalData> everything;
    private final Set<UserId> underWay = ConcurrentHashMap.newKeySet();

    ExportController(CurrentUser user, List<PersonalData> everything) {
        this.user = user;
        this.everything = everything;
    }

    @GetMapping("/account/export.zip")
    void export(HttpServletResponse response) throws IOException {
        UserId owner = user.require();
        if (!underWay.add(owner)) { // one at a time is enough for anybody, and keeps the server free for others
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        try {
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("selfie-studio.zip")
                            .build()
                            .toString());
            ZipOutputStream zip = new ZipOutputStream(response.getOutputStream());
            PersonalExport export = new PersonalExport(zip);
            for (PersonalData data : everything) {
                data.export(owner, export);
            }
            export.finish();
        } finally {
            underWay.remove(owner);
        }
    }
}
