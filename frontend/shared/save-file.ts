/** Browsers read the file after this task, the slowest within seconds. */
const READ_MS = 60_000;

/** What of the browser saving needs; tests put fakes in its place. */
export interface Saving {
  readonly canHandOver: (data: ShareData) => boolean;
  readonly handOver: (data: ShareData) => Promise<void>;
  /** Whether this is a phone or a tablet. */
  readonly isHandheld: () => boolean;
  readonly download: (file: Blob, name: string) => void;
}

function browserSaving(): Saving {
  const sharing = navigator as Partial<Pick<Navigator, 'canShare' | 'share'>>;
  return {
    canHandOver: (data) => sharing.canShare?.(data) ?? false,
    handOver: (data) => sharing.share?.(data) ?? Promise.reject(new DOMException('', 'NotSupportedError')),
    isHandheld: () => matchMedia('(pointer: coarse)').matches,
    download,
  };
}

/**
 * Lets the person save a file, or send it on: by the sheet of their phone, where that is how files go anywhere (on an iPhone it
 * is the only way into Photos), else as a download.
 */
export function saveFile(file: Blob, name: string, saving: Saving = browserSaving()): void {
  const files = [new File([file], name, { type: file.type })];
  if (!saving.isHandheld() || !saving.canHandOver({ files })) {
    saving.download(file, name);
    return;
  }
  saving.handOver({ files }).catch((error: unknown) => {
    // Whoever closes the sheet wants no file after all; a browser may refuse where the click is too long ago.
    if (!(error instanceof DOMException && error.name === 'AbortError')) {
      saving.download(file, name);
    }
  });
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, READ_MS);
}
