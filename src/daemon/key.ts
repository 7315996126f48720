/** `xenod key`: a key that is no node's: a registrar's, a treasurer's. It is made where it is kept, and only its PeerId leaves. */
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { createKey, readKey } from '../node/key-file.ts'
import { peerBytes, peerText } from '../node/peers.ts'

/** Makes the key and its folder. @throws XenoError `already-initialised` when the file exists, `file-unwritable` */
export async function makeKey(path: string): Promise<{ key: string; peer: string }> {
  return { key: path, peer: peerText(peerBytes(peerIdFromPrivateKey(await createKey(path)))) }
}

/** The PeerId of a key that is there. @throws XenoError `key-missing`, `key-unsafe`, `key-invalid` */
export function showKey(path: string): { key: string; peer: string } {
  return { key: path, peer: peerText(peerBytes(peerIdFromPrivateKey(readKey(path)))) }
}
