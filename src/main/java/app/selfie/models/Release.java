package app.selfie.models;

import app.selfie.segmentation.ModelId;
import java.util.Map;

/**
 * One way to get a model.
 *
 * @param path of its folder under the base address, with a slash at the end
 * @param json name of the file that describes the network and lists the files with its weights
 * @param bytes of all files together, within a percent: for the button, and for the most that is ever accepted
 * @param pins by file name; a file that is not there is known by nothing before the first download
 */
record Release(ModelId id, FileVariant variant, String path, String json, long bytes, Map<String, ExpectedHash> pins) {

    /** More than twice the expected is not this model. */
    long mostBytes() {
        return 2 * bytes;
    }
}
