package app.selfie.segmentation;

import app.selfie.segmentation.bodypix.BodyPixNetwork;
import java.nio.file.Path;

/** BodyPix networks for tests outside this package. */
public final class FixtureNetworks {

    private FixtureNetworks() {}

    /** A network straight from its TensorFlow.js files, on one core. Caller closes. */
    public static BodyPixNetwork open(Path json) throws ModelImportException {
        BodyPixImporter importer = BodyPixImporter.read(json);
        BodyPixSession session = BodyPixSession.load(
                json.toString(), importer.wholeNetwork(), importer.architecture(), importer.outputStride(), 1);
        return new OnnxBodyPixNetwork(session, true);
    }
}
