import './ring.css'

/** The only thing that loops. With reduced motion it is three still dots. */
export function Ring() {
  return <span className="ring" aria-hidden="true" />
}
