package app.selfie.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.selfie.accounts.CurrentUser;
import app.selfie.imaging.ImageSize;
import app.selfie.models.ModelStatus.Downloading;
import app.selfie.models.ModelStatus.Failed;
import app.selfie.models.ModelStatus.Installed;
import app.selfie.models.ModelStatus.Installing;
import app.selfie.models.ModelStatus.NotInstalled;
import app.selfie.segmentation.ModelCatalog;
import app.selfie.segmentation.ModelFamily;
import app.selfie.segmentation.ModelId;
import app.selfie.segmentation.SegmentationModel;
import app.selfie.segmentation.SegmentationModel.Reason;
import app.selfie.segmentation.SegmentationModel.State;
import app.selfie.storage.FreeSpace;
import app.selfie.storage.TestStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.access.AccessDeniedException;

@Timeout(60)
class ModelDownloadsTest {

    private static final ModelId ID = FakeModel.ID;
    private static final State MISSING = new SegmentationModel.NotInstalled(Reason.FILES_MISSING, "not found");
    private static final State READY = new SegmentationModel.Installed(Duration.ofMillis(9));

    @TempDir
    private Path root;

    private final FakeModel model = new FakeModel();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final RawServer server = new RawServer(model::serve);
    private final ModelCatalog models = mock(ModelCatalog.class);
    private final CurrentUser user = mock(CurrentUser.class);
    private final List<Consumer<SegmentationModel>> catalogueListeners = new CopyOnWriteArrayList<>();
    private final List<ModelStatus> heard = new CopyOnWriteArrayList<>();
    private volatile State state = MISSING;
    private FreeSpace space = TestStorage.space(0);
    private Path folder = Path.of("unset");
    private ModelFolderWatcher watch = new ModelFolderWatcher(properties(false), models);
    private ModelDownloads downloads = downloads(false);

    private ModelProperties properties(boolean offline) {
        return new ModelProperties(
                server.address(), offline, Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(50));
    }

    private ModelDownloads downloads(boolean offline) {
        return new ModelDownloads(
                properties(offline),
                models,
                watch,
                space,
                user,
                List.of(model.release(Map.of())),
                Duration.ofMillis(5));
    }

    @BeforeEach
    void theCatalogueFollowsTheFolder() {
        folder = root.resolve("models").resolve(ID.value());
        when(user.isAdministrator()).thenReturn(true);
        when(models.folders()).thenReturn(Map.of(ID, folder));
        when(models.folder(ID)).thenReturn(Optional.of(folder));
        when(models.find(any())).thenReturn(Optional.empty());
        when(models.find(ID)).thenAnswer(call -> Optional.of(entry()));
        when(models.addListener(any())).thenAnswer(call -> {
            Consumer<SegmentationModel> listener = call.getArgument(0);
            catalogueListeners.add(listener);
            return (Runnable) () -> catalogueListeners.remove(listener);
        });
        when(models.refresh(ID))
                .thenAnswer(call -> CompletableFuture.supplyAsync(() -> {
                    state = Files.exists(folder.resolve(FakeModel.JSON)) ? READY : MISSING;
                    catalogueListeners.forEach(listener -> listener.accept(entry()));
                    return entry();
                }));
        watch = new ModelFolderWatcher(properties(false), models);
        downloads = downloads(false);
        downloads.addListener(id -> heard.add(downloads.status(id).orElseThrow()));
    }

    private SegmentationModel entry() {
        return new SegmentationModel(ID, ModelFamily.MOBILENET, new ImageSize(64, 64), false, state);
    }

    /** The first page of a start would wait with it. */
    @Test
    void doesNotWaitForTheNetworksToBeLoaded() {
        ModelDownloads _ = downloads(false);

        verify(models, never()).all();
        verify(models, never()).find(any());
    }

    /** Pages ask with every percent of a download, under their session's lock. */
    @Test
    @SuppressWarnings("DirectInvocationOnMock") // it answers as the catalogue does, and tells its listeners
    void asksTheDiskAboutFilesWhenTheyChangeAndNotWhenAPageAsks() throws Exception {
        downloads.start(ID, FileVariant.QUANT2);
        await().until(() -> downloads.status(ID).orElseThrow() instanceof Installed);
        long bytes = downloads.bytes(ID);
        List<String> hashes = downloads.hashes(ID);
        assertThat(bytes).isPositive();
        assertThat(hashes).isNotEmpty();

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(downloads.bytes(ID)).isEqualTo(bytes);
        assertThat(downloads.hashes(ID)).isEqualTo(hashes);
        assertThat(downloads.downloadedAs(ID)).contains(FileVariant.QUANT2);
        models.refresh(ID).toCompletableFuture().join();
        assertThat(downloads.bytes(ID)).isZero();
        assertThat(downloads.hashes(ID)).isEmpty();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        downloads.stop();
        watch.stop();
        server.close();
    }

    private ModelStatus status() {
        return downloads.status(ID).orElseThrow();
    }

    private void awaitStatus(Class<? extends ModelStatus> type) {
        await().untilAsserted(() -> assertThat(status()).isInstanceOf(type));
    }

    private void serverWaits() {
        server.answer = (request, out) -> {
            goOn.await();
            model.serve(request, out);
        };
    }

    private void bringByHand() throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : model.files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void goThroughEveryStateUntilTheModelIsInstalled() {
        assertThat(status()).isEqualTo(new NotInstalled());

        downloads.start(ID, FileVariant.QUANT2);

        awaitStatus(Installed.class);
        assertThat(heard).first().isInstanceOf(Downloading.class);
        assertThat(heard).contains(new Installing()).last().isEqualTo(new Installed(Duration.ofMillis(9)));
        assertThat(downloads.bytes(ID)).isGreaterThan(3L * FakeModel.SHARD_BYTES);
        assertThat(downloads.hashes(ID)).hasSize(4).allMatch(line -> line.matches("[0-9a-f]{64}  \\S+"));
    }

    @Test
    void areForAdministratorsOnly() {
        when(user.isAdministrator()).thenReturn(false);

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> downloads.start(ID, FileVariant.QUANT2));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> downloads.cancel(ID));
        assertThat(server.requests).isEmpty();
        assertThat(status()).isEqualTo(new NotInstalled());
    }

    @Test
    void tellPathsAndDetailsToAdministratorsOnly() {
        server.answer = (request, out) -> RawServer.status(out, "404 Not Found");
        downloads.start(ID, FileVariant.QUANT2);
        awaitStatus(Failed.class);
        assertThat(((Failed) status()).detail()).contains(server.address().toString());
        assertThat(downloads.folder(ID)).contains(folder);
        assertThat(downloads.address(ID, FileVariant.QUANT2)).hasValue(server.address() + FakeModel.PATH);

        when(user.isAdministrator()).thenReturn(false);

        assertThat(status()).isEqualTo(new Failed(DownloadProblem.NOT_FOUND, ""));
        assertThat(downloads.folder(ID)).isEmpty();
        assertThat(downloads.address(ID, FileVariant.QUANT2)).isEmpty();
        assertThat(downloads.hashes(ID)).isEmpty();
    }

    @Test
    void happenOnceForAllWhoAsk() {
        serverWaits();

        downloads.start(ID, FileVariant.QUANT2);
        downloads.start(ID, FileVariant.QUANT2);
        goOn.countDown();

        awaitStatus(Installed.class);
        assertThat(server.requests).hasSize(4);
    }

    @Test
    void canBeCancelledAndBegunAgain() {
        serverWaits();
        downloads.start(ID, FileVariant.QUANT2);
        await().until(() -> !server.requests.isEmpty());

        downloads.cancel(ID);

        awaitStatus(NotInstalled.class);
        assertThat(folder).doesNotExist();
        goOn.countDown();
        downloads.start(ID, FileVariant.QUANT2);
        awaitStatus(Installed.class);
    }

    @Test
    void canBeTriedAgainAfterAFailure() {
        server.answer = (request, out) -> RawServer.status(out, "404 Not Found");
        downloads.start(ID, FileVariant.QUANT2);
        awaitStatus(Failed.class);
        server.answer = model::serve;

        downloads.start(ID, FileVariant.QUANT2);

        awaitStatus(Installed.class);
    }

    @Test
    void leaveTheNetworkAloneWhereTheyAreSwitchedOff() {
        downloads.stop();
        downloads = downloads(true);

        downloads.start(ID, FileVariant.QUANT2);

        assertThat(status()).isInstanceOf(Failed.class);
        assertThat(((Failed) status()).reason()).isEqualTo(DownloadProblem.OFFLINE);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void leaveTheReserveOfTheDisk() {
        downloads.stop();
        space = TestStorage.space(Long.MAX_VALUE);
        downloads = downloads(false);

        downloads.start(ID, FileVariant.QUANT2);

        awaitStatus(Failed.class);
        assertThat(((Failed) status()).reason()).isEqualTo(DownloadProblem.NO_SPACE);
        assertThat(((Failed) status()).detail())
                .contains(folder + ", and 0 may be written before selfie.storage.reserve is touched");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void sayWhenTheFilesAreHereAndCannotBeUsed() {
        state = new SegmentationModel.NotInstalled(Reason.FILES_REFUSED, "shard 2 is short");

        assertThat(status()).isEqualTo(new Failed(DownloadProblem.FILES_REFUSED, "shard 2 is short"));
    }

    @Test
    void refuseWhatIsNoOffer() {
        assertThatIllegalArgumentException().isThrownBy(() -> downloads.start(ID, FileVariant.QUANT1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> downloads.start(new ModelId("selfie"), FileVariant.QUANT2));
        assertThat(downloads.status(new ModelId("selfie-xxl"))).isEmpty();
    }

    @Test
    void stopWithTheApplication() {
        serverWaits();
        downloads.start(ID, FileVariant.QUANT2);
        await().until(() -> !server.requests.isEmpty());

        downloads.stop();

        awaitStatus(NotInstalled.class);
        assertThat(catalogueListeners).isEmpty();
    }

    @Test
    void noticeFilesThatArePutThereByHand() throws IOException {
        watch.start();

        bringByHand();

        awaitStatus(Installed.class);
    }

    @Test
    void noticeThatFilesAreGone() throws IOException {
        bringByHand();
        state = READY;
        watch.start();

        ModelFolder.delete(folder);

        awaitStatus(NotInstalled.class);
    }

    @Test
    void waitUntilFilesAreNoLongerBeingCopied() throws Exception {
        watch.start();
        Files.createDirectories(folder);
        for (int i = 1; i <= 20; i++) {
            Files.write(folder.resolve(FakeModel.JSON), new byte[i * 1000]);
            Thread.sleep(30);
        }
        verify(models, never()).refresh(ID);

        await().untilAsserted(() -> verify(models).refresh(ID));
    }

    @Test
    void doNotLookAgainAtFilesTheyHaveJustPutThere() throws Exception {
        watch.start();

        downloads.start(ID, FileVariant.QUANT2);
        awaitStatus(Installed.class);
        Thread.sleep(300);

        verify(models, times(1)).refresh(ID);
    }
}
