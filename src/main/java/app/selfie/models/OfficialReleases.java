package app.selfie.models;

import app.selfie.models.ExpectedHash.GitBlob;
import app.selfie.models.ExpectedHash.Sha256;
import app.selfie.segmentation.ModelId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The official BodyPix 2.0 files at output stride 16 (Google, Apache License 2.0), and what they are known by. */
final class OfficialReleases {

    private static final String JSON = "model-stride16.json";
    private static final String ONLY_SHARD = "group1-shard1of1.bin";

    /** Every model, the better variant first. The sizes follow from the networks' shapes. */
    static final List<Release> ALL = List.of(
            mobileNet(
                    "050",
                    FileVariant.QUANT2,
                    1_265_000,
                    pins(
                            "9312e01620959a6a68968748d9016f5aa5bc15a1db045a7f8fb977ef3e557589",
                            "76c2be65c09e953a1c6334cd122c3219c60dae9d66d62d575e2599a5b317ebe9")),
            mobileNet("050", FileVariant.QUANT1, 660_000, Map.of()),
            mobileNet(
                    "075",
                    FileVariant.QUANT2,
                    2_654_000,
                    pins(
                            "7c9b3bd68f86004b75e739255b9b823c4d8f409fabe6dd753b76c0fdd90a357e",
                            "e215c9546b9db0e1e06c23c759ed48ccaf2aad68c656d0130b5757bc0479ac77")),
            mobileNet("075", FileVariant.QUANT1, 1_354_000, Map.of()),
            mobileNet("100", FileVariant.QUANT2, 4_565_000, Map.of()),
            mobileNet("100", FileVariant.QUANT1, 2_310_000, Map.of()),
            resNet(FileVariant.QUANT2, 47_993_000, Map.of()),
            resNet(
                    FileVariant.QUANT1,
                    24_057_000,
                    gitPins(
                            "bcd4066a46153fb19c2962c5583721172dd86f68",
                            "527e6ac2eb926b757be1720a58735628f02022fe",
                            "e40974fa058b76f0b62dedb6876e2c627c984cc2",
                            "8082303c3ede332facc7a7433d0399b85fa49920",
                            "8ca346727cd577634352b1c7205be62a20230c6b",
                            "edb5ca942d5f21abf58e9e238d6aa8a294066f45",
                            "007281d6d2957445b31d5866831c4e870ab76ab2")));

    private OfficialReleases() {}

    private static Release mobileNet(
            String multiplier, FileVariant variant, long bytes, Map<String, ExpectedHash> pins) {
        return new Release(
                new ModelId("bodypix-mobilenet-" + multiplier),
                variant,
                "mobilenet/" + variant.word() + "/" + multiplier + "/",
                JSON,
                bytes,
                pins);
    }

    private static Release resNet(FileVariant variant, long bytes, Map<String, ExpectedHash> pins) {
        return new Release(
                new ModelId("bodypix-resnet50"), variant, "resnet50/" + variant.word() + "/", JSON, bytes, pins);
    }

    private static Map<String, ExpectedHash> pins(String json, String shard) {
        return Map.of(JSON, new Sha256(json), ONLY_SHARD, new Sha256(shard));
    }

    private static Map<String, ExpectedHash> gitPins(String json, String... shards) {
        Map<String, ExpectedHash> pins = new HashMap<>();
        pins.put(JSON, new GitBlob(json));
        for (int i = 0; i < shards.length; i++) {
            pins.put("group1-shard" + (i + 1) + "of" + shards.length + ".bin", new GitBlob(shards[i]));
        }
        return Map.copyOf(pins);
    }
}
