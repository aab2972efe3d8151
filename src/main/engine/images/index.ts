export { Images } from './images'
