import { complies } from './compliance.ts'

complies('bwrap', 'bwrap')
