/** Files of a drop, those inside dropped folders included. */
export async function bestandenUit(overdracht: DataTransfer): Promise<File[]> {
  // entries must be taken before the first wait: the browser empties the drop after that
  const ingangen = [...overdracht.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry());
  const los = [...overdracht.files];
  if (ingangen.every((ingang) => ingang === null)) return los;
  const bekend = ingangen.filter((ingang) => ingang !== null);
  const gevonden = await Promise.all(bekend.map(lees));
  return gevonden.flat();
}

async function lees(ingang: FileSystemEntry): Promise<File[]> {
  if (ingang.isFile) {
    // safe: isFile tells the kind
    const bestand = ingang as FileSystemFileEntry;
    return [await new Promise<File>((klaar, mis) => bestand.file(klaar, mis))];
  }
  // safe: what is no file is a directory
  const lezer = (ingang as FileSystemDirectoryEntry).createReader();
  const kinderen: FileSystemEntry[] = [];
  // a reader gives its entries in portions, an empty one is the end
  for (;;) {
    const deel = await new Promise<FileSystemEntry[]>((k, mis) => lezer.readEntries(k, mis));
    if (deel.length === 0) break;
    kinderen.push(...deel);
  }
  return (await Promise.all(kinderen.map(lees))).flat();
}
