package app.selfie.bodypix;

import app.selfie.imaging.ImageSize;

/** One call of the real library, and the files that hold what it said. */
record RecordedCase(
        String name,
        String photo,
        String model,
        PersonOptions options,
        boolean mirrored,
        ImageSize input,
        int padTopPx,
        int padLeftPx,
        String personFile,
        String partsFile,
        String multiFile,
        String posesFile,
        int persons) {

    @Override
    public String toString() {
        return name;
    }
}
