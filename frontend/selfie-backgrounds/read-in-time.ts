/** @returns all bytes; undefined where they cannot be read, are not as many as the file says, or do not come in time */
export async function readInTime(file: Blob, limitMs: number): Promise<ArrayBuffer | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, limitMs);
  });
  try {
    const bytes = await Promise.race([file.arrayBuffer(), late]);
    return bytes?.byteLength === file.size ? bytes : undefined;
  } catch {
    return undefined; // NotReadableError, NotFoundError
  } finally {
    clearTimeout(timer);
  }
}
