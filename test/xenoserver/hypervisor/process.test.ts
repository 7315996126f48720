import { complies } from './compliance.ts'

complies('process', 'root')
