import { complies } from './compliance.ts'

complies('runc', 'runc')
