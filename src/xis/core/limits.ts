/** Bounds of everything the XIS decodes; protocols/xis/1/README.md repeats them. */
import { KIB } from '../../types/units.ts'

export const MAX_XIS_DOCUMENT_BYTES = 8 * KIB
export const MAX_FOUNDING = 64
export const MAX_REPLICAS = 16
export const MAX_ZONE_ENTRIES = 65_536

export const MAX_HEAD_BYTES = 1 * KIB
/** A card: its head, its signature and its tokens. */
export const MAX_CARD_BYTES = 8 * KIB
export const MAX_TOKENS = 128
export const MAX_TOKEN_PATH = 512
export const MAX_TOKEN_VALUE = 512
export const MAX_WATCHERS = 3
export const MAX_OPERATOR = 128
/** Of the XML advertisement, as the documents' own limit. */
export const MAX_XML_BYTES = 64 * KIB

export const MAX_NOTICE_BYTES = 4 * KIB
export const MAX_STATEMENT_BYTES = 256
export const MAX_ROLL_BYTES = 24 * KIB
export const MAX_CREDENTIAL_BYTES = 16 * KIB
export const MAX_ADDRESSES = 16
export const MAX_ADDRESS = 512

export const MAX_CONDITIONS = 16
export const MAX_PAGE = 200
export const MAX_QUERY_BYTES = 32 * KIB
/** An ordered value (four bytes a character at most) with its tags, then 32 bytes of the server's hash. */
export const MAX_KEY_BYTES = 4 * MAX_TOKEN_VALUE + 64
/** A new member's zones at once: every token of a card and `@server`. */
export const MAX_ZONES_A_REQUEST = MAX_TOKENS + 1
/** In which one node keeps one card, those that it has left among them. */
export const MAX_ZONES_A_CARD = 2 * MAX_ZONES_A_REQUEST
export const MAX_ZONE_TOKEN = 256
export const MAX_CARDS_A_REQUEST = 128
/** Digests of zones in one request of a co-holder, entries in one answer. */
export const MAX_SUMMARIES = 1_024
export const MAX_SYNC_ENTRIES = 8_192
