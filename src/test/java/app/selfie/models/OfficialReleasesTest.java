package app.selfie.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.selfie.segmentation.ModelId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficialReleasesTest {

    private static List<Release> of(String id) {
        return OfficialReleases.ALL.stream()
                .filter(release -> release.id().equals(new ModelId(id)))
                .toList();
    }

    @Test
    void offerEveryModelInBothVariantsTheBetterFirst() {
        assertThat(OfficialReleases.ALL.stream().map(Release::id).distinct())
                .hasSize(4)
                .allSatisfy(id -> assertThat(of(id.value()))
                        .extracting(Release::variant)
                        .containsExactly(FileVariant.QUANT2, FileVariant.QUANT1));
    }

    @Test
    void lieUnderTheOfficialAddress() {
        URI base = URI.create("https://storage.googleapis.com/tfjs-models/savedmodel/bodypix/");
        Release release = of("bodypix-mobilenet-075").getFirst();

        assertThat(base.resolve(release.path() + release.json()))
                .hasToString(
                        "https://storage.googleapis.com/tfjs-models/savedmodel/bodypix/mobilenet/quant2/075/model-stride16.json");
        assertThat(of("bodypix-resnet50").getLast().path()).isEqualTo("resnet50/quant1/");
    }

    @Test
    void arePinnedWhereSomethingIsKnown() {
        assertThat(of("bodypix-mobilenet-075").getFirst().pins()).hasSize(2);
        assertThat(of("bodypix-resnet50").getLast().pins())
                .hasSize(7)
                .containsEntry(
                        "group1-shard6of6.bin", new ExpectedHash.GitBlob("007281d6d2957445b31d5866831c4e870ab76ab2"));
        assertThat(of("bodypix-resnet50").getFirst().pins()).isEmpty();
    }

    @Test
    void haveHashesOfTheRightForm() {
        assertThat(OfficialReleases.ALL.stream().flatMap(release -> release.pins().values().stream()))
                .allSatisfy(pin -> assertThat(pin.hex())
                        .matches(pin instanceof ExpectedHash.Sha256 ? "[0-9a-f]{64}" : "[0-9a-f]{40}"));
    }
}
