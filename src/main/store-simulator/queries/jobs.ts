import { instanceOf, objectType } from '../endpoint/object-type'
import type { RequestContext } from '../endpoint/request-context'
import { JobRecord } from '../jobs/jobs'
import { ProductOperationRecord } from '../jobs/product-operation'
import { toGid } from '../schema/gid'

export const jobType = objectType('Job', instanceOf(JobRecord), {
  id: ({ id }) => id,
  done: ({ doneAtMs }, _call, { store }) => store.nowMs() >= doneAtMs,
})

const OPERATION_FIELDS = {
  id: (operation: ProductOperationRecord) => toGid(operation.type, operation.id),
  status: (operation: ProductOperationRecord, _call: unknown, { store }: RequestContext) =>
    operation.statusAt(store.nowMs()),
  product: (operation: ProductOperationRecord, _call: unknown, { store }: RequestContext) => {
    const product = operation.outcome?.product ?? operation.target
    return product !== null && store.products.has(product.id) ? product : null
  },
  userErrors: (operation: ProductOperationRecord) => operation.outcome?.userErrors ?? [],
}

const isOperation =
  (type: ProductOperationRecord['type']) =>
  (value: unknown): value is ProductOperationRecord =>
    value instanceof ProductOperationRecord && value.type === type

export const productSetOperationType = objectType(
  'ProductSetOperation',
  isOperation('ProductSetOperation'),
  OPERATION_FIELDS,
)

export const productDeleteOperationType = objectType(
  'ProductDeleteOperation',
  isOperation('ProductDeleteOperation'),
  {
    ...OPERATION_FIELDS,
    deletedProductId: (operation) => operation.outcome?.deletedProductId ?? null,
  },
)
